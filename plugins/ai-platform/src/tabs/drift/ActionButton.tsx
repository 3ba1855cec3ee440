import { useId } from 'react';
import { Button } from '@backstage/ui';
import {
  driftPermissions,
  type DriftObstacle,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Unseen } from '../../shared/Unseen';
import { useTexts, type Texts } from '../../useTexts';
import type { ActionRequest, DriftAction } from './actionRequest';
import { useActions } from './ActionsProvider';
import styles from './driftTab.module.css';

/** Taking back an ignore needs what ignoring needs. */
function permissionOf({ action }: ActionRequest): DriftAction {
  return action === 'endIgnore' ? 'ignore' : action;
}

interface ActionButtonProps {
  text: string;
  /** The text together with what it is about, for those who do not see what stands around it. */
  label: string;
  obstacle?: DriftObstacle;
  /** True where the reason stands above already. */
  hidesReason?: boolean;
  request: ActionRequest;
}

function reasonOf(
  t: Texts,
  action: DriftAction,
  isDenied: boolean,
  obstacle: DriftObstacle | undefined,
): string | undefined {
  if (isDenied) {
    const permission = driftPermissions[action].name;
    return t('driftActions.notPermitted', { permission });
  }
  return obstacle && t(`driftActions.obstacle.${obstacle}`);
}

const SeenReason = ({ id, children }: { id: string; children: string }) => (
  <span id={id} className={styles.reason}>
    {children}
  </span>
);

/** Opens the dialog of an action; where something stands in the way, it says what. */
export const ActionButton = (props: ActionButtonProps) => {
  const t = useTexts();
  const { text, label, obstacle, hidesReason = false, request } = props;
  const { ask, denied } = useActions();
  const reasonId = useId();
  const action = permissionOf(request);
  const reason = reasonOf(t, action, denied.has(action), obstacle);
  const Reason = hidesReason ? Unseen : SeenReason;
  return (
    <span className={styles.action}>
      <Button
        size="small"
        variant="secondary"
        aria-label={label}
        aria-describedby={reason && reasonId}
        isDisabled={reason !== undefined}
        onPress={() => ask(request)}
      >
        {text}
      </Button>
      {reason && (
        <Reason id={reasonId}>
          {t('driftActions.reasonOf', { action: text, reason })}
        </Reason>
      )}
    </span>
  );
};
