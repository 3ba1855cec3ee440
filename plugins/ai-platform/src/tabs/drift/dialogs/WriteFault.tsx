import { Alert } from '@backstage/ui';
import { driftPermissions } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ViewFault } from '../../../shared/viewFault';
import { useTexts, type Texts } from '../../../useTexts';
import type { DriftAction } from '../actionRequest';

function reasonOf(t: Texts, fault: ViewFault, action: DriftAction): string {
  switch (fault.code) {
    case 'denied':
      return t('view.fault.deniedRemedy', {
        permission: driftPermissions[action].name,
      });
    case 'notFound':
      return t('driftActions.notFound');
    case 'server':
      return fault.message;
    default:
      return `${t(`view.fault.${fault.code}`)}. ${t(
        `view.fault.${fault.code}Remedy`,
      )}`;
  }
}

interface WriteFaultProps {
  fault: ViewFault | undefined;
  action: DriftAction;
}

/** Why something was not done. */
export const WriteFault = ({ fault, action }: WriteFaultProps) => {
  const t = useTexts();
  if (!fault) return null;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t(
        fault.code === 'denied' ? 'driftActions.denied' : 'driftActions.failed',
      )}
      description={reasonOf(t, fault, action)}
    />
  );
};
