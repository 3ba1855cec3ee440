import { Text } from '@backstage/ui';
import { SeverityIcon, type Severity } from './SeverityLabel';
import styles from './shared.module.css';
import { Unseen } from './Unseen';

interface HeadlineProps {
  severity: Severity;
  /** The severity in words, for those who do not see the icon. */
  severityText: string;
  text: string;
  variant?: 'title-small' | 'title-x-small';
}

/** The one sentence that matters; a change of it is read out. */
export const Headline = (props: HeadlineProps) => {
  const { severity, severityText, text, variant = 'title-x-small' } = props;
  return (
    <div className={styles.headline} aria-live="polite">
      <SeverityIcon severity={severity} size={24} />
      <Text as="p" variant={variant} weight="bold">
        {text}
      </Text>
      <Unseen>{severityText}</Unseen>
    </div>
  );
};
