import { Flex, Text } from '@backstage/ui';
import type { DriftReverted } from '@flagstone/backstage-plugin-ai-platform-common';
import { PhaseLabel } from '../../../drift/Labels';
import { ExternalLink } from '../../../shared/ExternalLink';
import { Muted } from '../../../shared/Muted';
import { useTexts } from '../../../useTexts';
import { openResources, type RevertRequest } from '../actionRequest';
import { useActions } from '../ActionsProvider';
import { isEnded, type Operation } from './useOperation';

/** How many of the resources still differ, as the page sees it now. */
function useLeft({ source, resources }: RevertRequest): number {
  const { applications } = useActions().live.view;
  const now = applications.find(({ id }) => id === source.id);
  const open = new Set(openResources(now?.resources ?? []).map(({ id }) => id));
  return resources.filter(({ id }) => open.has(id)).length;
}

const Outcome = ({ request }: { request: RevertRequest }) => {
  const t = useTexts();
  const count = useLeft(request);
  return (
    <Text as="p">
      {count === 0
        ? t('driftActions.revert.done')
        : t('driftActions.revert.left', { count })}
    </Text>
  );
};

interface RevertResultProps {
  request: RevertRequest;
  answer: DriftReverted;
  operation: Operation | undefined;
}

/** Where what was asked for stands, as long as the dialog is open. */
export const RevertResult = (props: RevertResultProps) => {
  const t = useTexts();
  const { request, answer, operation } = props;
  return (
    <div role="status">
      <Flex direction="column" gap="3">
        {operation && <PhaseLabel phase={operation.phase} />}
        {operation?.by && (
          <Muted variant="body-small">
            {t('driftActions.revert.by', { by: operation.by })}
          </Muted>
        )}
        {operation?.message && <Text as="p">{operation.message}</Text>}
        {!operation && <Text as="p">{t('driftActions.revert.asked')}</Text>}
        {isEnded(operation) && <Outcome request={request} />}
        <ExternalLink href={answer.link}>
          {t('driftActions.revert.follow')}
        </ExternalLink>
      </Flex>
    </div>
  );
};
