import { RiLock2Line } from '@remixicon/react';
import type { DriftValue } from '@flagstone/backstage-plugin-ai-platform-common';
import { valueText } from '../../drift/texts';
import { useTexts } from '../../useTexts';
import styles from './driftTab.module.css';

/** Longer texts are cut here: the difference below shows them in full. */
const LONG = 300;

/** One side of a difference; what is not a value looks different from a value of the same words. */
export const Value = ({ value }: { value: DriftValue | undefined }) => {
  const t = useTexts();
  const text = valueText(t, value);
  if (value?.kind !== 'value') {
    return (
      <span className={styles.noValue}>
        {value?.kind === 'masked' && (
          <RiLock2Line size={14} aria-hidden="true" />
        )}
        {text}
      </span>
    );
  }
  return (
    <code className={styles.value}>
      {text.length > LONG ? `${text.slice(0, LONG)}…` : text}
    </code>
  );
};
