import type { GpuQuotaView } from '@flagstone/backstage-plugin-ai-platform-common';
import { Headline } from '../shared/Headline';
import { useTexts } from '../useTexts';
import { headlineText } from './texts';

interface QuotaHeadlineProps {
  view: GpuQuotaView;
  variant?: 'title-small' | 'title-x-small';
}

/** What a quota comes to, in one sentence. */
export const QuotaHeadline = ({ view, variant }: QuotaHeadlineProps) => {
  const t = useTexts();
  return (
    <Headline
      severity={view.severity}
      severityText={t(`gpuQuota.severity.${view.severity}`)}
      text={headlineText(t, view.headline)}
      variant={variant}
    />
  );
};
