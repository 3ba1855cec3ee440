import { lazy, Suspense } from 'react';
import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import { CopyButton } from './CopyButton';
import { languageOf } from './language';
import styles from './preview.module.css';

const Highlighted = lazy(() =>
  import('./Highlighted').then(module => ({ default: module.Highlighted })),
);

// So that the keyboard can scroll it.
const FOCUSABLE = 0;

/** One file, highlighted; plain until the highlighter has arrived. */
export const CodeView = ({ file }: { file: EmittedFile }) => {
  const { repository, path, content } = file;
  return (
    <div className={styles.code}>
      <div className={styles.codeHead}>
        <span className={styles.path}>
          {repository}/<wbr />
          {path}
        </span>
        <CopyButton text={content} path={path} />
      </div>
      <pre
        className={styles.pre}
        role="region"
        aria-label={path}
        tabIndex={FOCUSABLE}
      >
        <Suspense fallback={<code>{content}</code>}>
          <Highlighted code={content} language={languageOf(path)} />
        </Suspense>
      </pre>
    </div>
  );
};
