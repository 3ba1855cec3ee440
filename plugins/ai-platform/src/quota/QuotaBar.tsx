import type { CSSProperties } from 'react';
import { useTexts } from '../useTexts';
import type { BarParts } from './barParts';
import { barSegments } from './barSegments';
import { legend } from './legend';
import styles from './bar.module.css';

const percent = (share: number) => `${share * 100}%`;

interface QuotaBarProps {
  /** What is counted, for those who do not see the bar. */
  title: string;
  parts: BarParts;
  size?: 'medium' | 'large';
}

/** Used, waiting and allowed in one look, with the same numbers as text below. */
export const QuotaBar = ({ title, parts, size = 'medium' }: QuotaBarProps) => {
  const t = useTexts();
  const { segments, limit } = barSegments(parts);
  const items = legend(t, parts);
  const sentence = t('gpuQuota.bar.sentence', {
    title,
    amounts: items.map(item => item.text).join(', '),
  });
  const place = (start: number, width: number): CSSProperties => ({
    insetInlineStart: percent(start),
    width: percent(width),
  });
  return (
    <div>
      <div
        className={styles.bar}
        data-size={size}
        role="img"
        aria-label={sentence}
      >
        <div className={styles.track}>
          {segments.map(({ part, start, width }) => (
            <span
              key={part}
              className={styles.segment}
              data-part={part}
              style={place(start, width)}
            />
          ))}
        </div>
        {limit !== undefined && (
          <span
            className={styles.limit}
            style={{ insetInlineStart: percent(limit) }}
          />
        )}
      </div>
      <ul className={styles.legend} aria-hidden="true">
        {items.map(({ part, text }) => (
          <li key={text}>
            {part && <span className={styles.swatch} data-part={part} />}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
};
