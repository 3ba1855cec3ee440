import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Switch, Text } from '@backstage/ui';
import type { DriftReverted } from '@flagstone/backstage-plugin-ai-platform-common';
import { aiPlatformApiRef } from '../../../api/aiPlatformApi';
import { Muted } from '../../../shared/Muted';
import { useTexts, type Texts } from '../../../useTexts';
import type { RevertRequest } from '../actionRequest';
import { useActions } from '../ActionsProvider';
import { resourceTitle } from '../resourceTitle';
import { ActionDialog } from './ActionDialog';
import { RevertPlan } from './RevertPlan';
import { RevertResult } from './RevertResult';
import { useOperation } from './useOperation';
import { useWrite } from './useWrite';

/** What the revert of one resource, or of everything, is called. */
function subjectOf(t: Texts, { source, resources, isWhole }: RevertRequest) {
  return isWhole || resources.length !== 1
    ? source.name
    : resourceTitle(t, resources[0], source);
}

const Explanation = ({ request }: { request: RevertRequest }) => {
  const t = useTexts();
  const { source, resources } = request;
  return (
    <Text as="p">
      {t(`driftActions.revert.${source.kind}`, {
        name: source.name,
        count: resources.length,
      })}
    </Text>
  );
};

/** What else matters for a sync: the window, and whether it lasts. */
const Circumstances = ({ request }: { request: RevertRequest }) => {
  const t = useTexts();
  if (request.source.kind !== 'argocd') return null;
  const { selfHeal } = request.source;
  return (
    <div>
      <Muted variant="body-small">{t('driftActions.revert.window')}</Muted>
      <Muted variant="body-small">
        {t(`driftActions.revert.${selfHeal ? 'selfHealOn' : 'selfHealOff'}`)}
      </Muted>
    </div>
  );
};

const Prune = ({
  request,
  prune,
  onChange,
}: {
  request: RevertRequest;
  prune: boolean;
  onChange(prune: boolean): void;
}) => {
  const t = useTexts();
  const count = request.resources.filter(
    ({ state }) => state === 'extra',
  ).length;
  if (request.source.kind !== 'argocd' || count === 0) return null;
  return (
    <div>
      <Switch
        label={t('driftActions.revert.prune')}
        isSelected={prune}
        onChange={onChange}
      />
      <Muted variant="body-small">
        {t('driftActions.revert.pruneHint', { count })}
      </Muted>
    </div>
  );
};

interface RevertDialogProps {
  request: RevertRequest;
  onClose(): void;
}

/** Shows what a revert changes, asks for it, and follows it to its end. */
export const RevertDialog = ({ request, onClose }: RevertDialogProps) => {
  const t = useTexts();
  const api = useApi(aiPlatformApiRef);
  const { live } = useActions();
  const { source, resources, isWhole } = request;
  const [prune, setPrune] = useState(false);
  const write = useWrite<DriftReverted>('revert');
  const operation = useOperation(source.id, write.result);

  const revert = () =>
    write.run(async () => {
      const answer = await api.revertDrift(live.entityRef, {
        application: source.id,
        resources: isWhole ? undefined : resources.map(({ id }) => id),
        prune,
      });
      live.refresh();
      return answer;
    });
  const confirm = {
    text: t('driftActions.revert.confirm'),
    isDestructive: prune,
    onPress: revert,
  };
  return (
    <ActionDialog
      title={t('driftActions.revert.title', { title: subjectOf(t, request) })}
      action="revert"
      write={write}
      confirm={write.result ? undefined : confirm}
      onClose={onClose}
    >
      {write.result ? (
        <RevertResult
          request={request}
          answer={write.result}
          operation={operation}
        />
      ) : (
        <>
          <Explanation request={request} />
          <RevertPlan request={request} prune={prune} />
          <Prune request={request} prune={prune} onChange={setPrune} />
          <Circumstances request={request} />
        </>
      )}
    </ActionDialog>
  );
};
