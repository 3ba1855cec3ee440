import type { PropsWithChildren } from 'react';
import { Button } from '@backstage/ui';
import type { IssuePath } from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from '../../document/data';
import { useChange, useForm } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import { FoldedSection } from '../../inputs/FoldedSection';
import { useTexts } from '../../useTexts';

interface SectionProps {
  title: string;
  summary: string;
  /** What the section is about: its issues are counted, and going back to the defaults clears it. */
  paths: readonly IssuePath[];
}

/** A folded part of the spec that can go back to the defaults. */
export const Section = (props: PropsWithChildren<SectionProps>) => {
  const { title, summary, paths, children } = props;
  const t = useTexts();
  const change = useChange();
  const changed = useForm(({ document }) =>
    paths.filter(path => valueAt(document, path) !== undefined),
  );
  const issues = useForm(form =>
    paths.flatMap(path => issuesUnder(form.issues, path)),
  );
  return (
    <FoldedSection title={title} summary={summary} issues={issues}>
      {children}
      {changed.length > 0 && (
        <div>
          <Button
            variant="tertiary"
            onPress={() => changed.forEach(path => change(path, undefined))}
          >
            {t('form.reset')}
          </Button>
        </div>
      )}
    </FoldedSection>
  );
};
