import { Alert, Button } from '@backstage/ui';
import { useTexts } from '../useTexts';
import type { QuotaFault } from './quotaFault';

/** The permission that the backend asks for. */
const PERMISSION = 'aiPlatform.gpuQuota.read';

function useFaultTexts() {
  const t = useTexts();
  return (fault: QuotaFault) => {
    const title = t(`gpuQuota.fault.${fault.code}`);
    switch (fault.code) {
      case 'denied':
        return {
          title,
          remedy: t('gpuQuota.fault.deniedRemedy', { permission: PERMISSION }),
        };
      case 'server':
        return {
          title,
          remedy: t('gpuQuota.fault.serverRemedy', { message: fault.message }),
        };
      default:
        return { title, remedy: t(`gpuQuota.fault.${fault.code}Remedy`) };
    }
  };
}

interface FaultNoteProps {
  fault: QuotaFault;
  /** True where what was read before is still shown. */
  keepsView: boolean;
  onRetry(): void;
}

/** Why there is no view, or none that is new, with what to do. */
export const FaultNote = ({ fault, keepsView, onRetry }: FaultNoteProps) => {
  const t = useTexts();
  const { title, remedy } = useFaultTexts()(fault);
  return (
    <Alert
      role="status"
      status={keepsView || fault.code === 'denied' ? 'warning' : 'danger'}
      icon
      title={keepsView ? t('gpuQuota.refreshFailed') : title}
      description={keepsView ? `${title}. ${remedy}` : remedy}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('gpuQuota.retry')}
        </Button>
      }
    />
  );
};
