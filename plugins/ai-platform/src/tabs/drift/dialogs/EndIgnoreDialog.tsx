import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { aiPlatformApiRef } from '../../../api/aiPlatformApi';
import { useTexts } from '../../../useTexts';
import type { EndIgnoreRequest } from '../actionRequest';
import { useActions } from '../ActionsProvider';
import { ActionDialog } from './ActionDialog';
import { useWrite } from './useWrite';

interface EndIgnoreDialogProps {
  request: EndIgnoreRequest;
  onClose(): void;
}

/** Takes back somebody's word that a difference is of no interest. */
export const EndIgnoreDialog = ({ request, onClose }: EndIgnoreDialogProps) => {
  const t = useTexts();
  const api = useApi(aiPlatformApiRef);
  const { live } = useActions();
  const write = useWrite<void>('ignore');
  const end = () =>
    write.run(async () => {
      await api.endDriftIgnore(live.entityRef, request.id);
      live.refresh();
      onClose();
    });
  return (
    <ActionDialog
      title={t('driftActions.ignore.endTitle', { title: request.title })}
      action="ignore"
      write={write}
      confirm={{ text: t('driftActions.ignore.end'), onPress: end }}
      onClose={onClose}
    >
      <Text as="p">{t('driftActions.ignore.endExplain')}</Text>
    </ActionDialog>
  );
};
