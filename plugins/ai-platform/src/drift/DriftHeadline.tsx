import type { DriftView } from '@flagstone/backstage-plugin-ai-platform-common';
import { Headline } from '../shared/Headline';
import { useNow } from '../shared/useNow';
import { useTexts } from '../useTexts';
import { severityOfView } from './severities';
import { headlineText, severityText } from './texts';

interface DriftHeadlineProps {
  view: DriftView;
  variant?: 'title-small' | 'title-x-small';
}

/** What differs, since when and by whom, in one sentence. */
export const DriftHeadline = ({ view, variant }: DriftHeadlineProps) => {
  const t = useTexts();
  const now = useNow();
  return (
    <Headline
      severity={severityOfView(view)}
      severityText={severityText(t, view)}
      text={headlineText(t, view.headline, now)}
      variant={variant}
    />
  );
};
