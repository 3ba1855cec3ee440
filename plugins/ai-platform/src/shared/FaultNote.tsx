import { Alert, Button } from '@backstage/ui';
import { useTexts } from '../useTexts';
import { faultTexts, type Asked } from './faultTexts';
import type { ViewFault } from './viewFault';

interface FaultNoteProps {
  fault: ViewFault;
  asked: Asked;
  /** True where what was read before is still shown. */
  keepsView: boolean;
  onRetry(): void;
}

/** Why there is no view, or none that is new, with what to do. */
export const FaultNote = (props: FaultNoteProps) => {
  const t = useTexts();
  const { fault, asked, keepsView, onRetry } = props;
  const { title, remedy } = faultTexts(t, fault, asked);
  return (
    <Alert
      role="status"
      status={keepsView || fault.code === 'denied' ? 'warning' : 'danger'}
      icon
      title={keepsView ? t('view.refreshFailed') : title}
      description={keepsView ? `${title}. ${remedy}` : remedy}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('view.retry')}
        </Button>
      }
    />
  );
};
