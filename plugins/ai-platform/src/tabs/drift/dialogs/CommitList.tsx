import { Text } from '@backstage/ui';
import type { DriftCodified } from '@flagstone/backstage-plugin-ai-platform-common';
import { revisionText } from '../../../drift/texts';
import { Code } from '../../../shared/Code';
import { useTexts, type Texts } from '../../../useTexts';
import styles from './dialogs.module.css';

/** Where commits go to, as far as it is known yet. */
export function placeText(
  t: Texts,
  { branch, repository }: DriftCodified,
): string {
  if (!branch) return repository ?? t('driftActions.codify.nowhere');
  return repository
    ? t('driftActions.codify.place', { branch, repository })
    : branch;
}

/** The commits, one a field, with all that their messages say. */
export const CommitList = ({ codified }: { codified: DriftCodified }) => {
  const t = useTexts();
  const { commits } = codified;
  return (
    <div>
      <Text as="p">
        {t('driftActions.codify.commits', {
          count: commits.length,
          place: placeText(t, codified),
        })}
      </Text>
      <ul className={styles.commits}>
        {commits.map(({ id, message }) => (
          <li key={id ?? message}>
            {id && <Code>{revisionText(id)}</Code>}
            <pre className={styles.message}>{message}</pre>
          </li>
        ))}
      </ul>
    </div>
  );
};
