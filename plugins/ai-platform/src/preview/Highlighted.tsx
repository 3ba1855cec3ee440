import { memo, type PropsWithChildren } from 'react';
import type { SyntaxHighlighterProps } from 'react-syntax-highlighter';
import SyntaxHighlighter from 'react-syntax-highlighter/dist/esm/prism-light';
import hcl from 'react-syntax-highlighter/dist/esm/languages/prism/hcl';
import yaml from 'react-syntax-highlighter/dist/esm/languages/prism/yaml';
import type { Language } from './language';

SyntaxHighlighter.registerLanguage('hcl', hcl);
SyntaxHighlighter.registerLanguage('yaml', yaml);

interface HighlightedProps {
  code: string;
  language: Language;
}

// The frame is that of the preview.
const Bare: SyntaxHighlighterProps['PreTag'] = ({
  children,
}: PropsWithChildren) => <>{children}</>;

/** Code with a class on every token; the colours are those of the style sheet, in light and dark. */
export const Highlighted = memo(({ code, language }: HighlightedProps) => (
  <SyntaxHighlighter
    language={language}
    useInlineStyles={false}
    PreTag={Bare}
    CodeTag="code"
  >
    {code}
  </SyntaxHighlighter>
));
