import type { IgnoredDifference } from '@flagstone/backstage-plugin-ai-platform-common';
import { timeText } from '../../shared/times';
import { useTexts, type Texts } from '../../useTexts';
import { ActionButton } from './ActionButton';
import styles from './driftTab.module.css';

/** Why a difference is of no interest. */
function ignoredText(t: Texts, ignored: IgnoredDifference): string {
  const { by, person, reason, until } = ignored;
  if (by !== 'person') return t(`driftTab.noise.${by}`);
  return t('driftTab.noise.person', {
    person: person ?? t('driftTab.someone'),
    until: until ? timeText(until) : t('view.none'),
    reason: reason ?? t('view.none'),
  });
}

interface IgnoredProps {
  ignored: IgnoredDifference;
  /** What is ignored. */
  title: string;
}

/** Why something is ignored; a person's word can be taken back. */
export const Ignored = ({ ignored, title }: IgnoredProps) => {
  const t = useTexts();
  return (
    <span className={styles.ignored}>
      {ignoredText(t, ignored)}
      {ignored.id && (
        <ActionButton
          text={t('driftActions.ignore.end')}
          label={t('driftActions.ignore.endOf', { title })}
          request={{ action: 'endIgnore', id: ignored.id, title }}
        />
      )}
    </span>
  );
};
