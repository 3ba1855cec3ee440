import { Text } from '@backstage/ui';
import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../useTexts';
import styles from './quota.module.css';
import { SeverityIcon } from './SeverityLabel';
import { headlineText } from './texts';

/** The one sentence that matters; a change of it is read out. */
export const Headline = ({
  view,
  variant = 'title-x-small',
}: {
  view: GpuQuotaView;
  variant?: 'title-small' | 'title-x-small';
}) => {
  const t = useTexts();
  return (
    <div className={styles.headline} aria-live="polite">
      <SeverityIcon severity={view.severity} size={24} />
      <Text as="p" variant={variant} weight="bold">
        {headlineText(t, view.headline)}
      </Text>
      <span className={styles.headlineSeverity}>
        {t(`gpuQuota.severity.${view.severity}`)}
      </span>
    </div>
  );
};
