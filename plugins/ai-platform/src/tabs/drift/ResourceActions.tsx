import type {
  DriftObstacle,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { useTexts } from '../../useTexts';
import { isGitops, openResources, type ActionSource } from './actionRequest';
import { ActionButton } from './ActionButton';
import styles from './driftTab.module.css';

interface ResourceActionsProps {
  source: ActionSource;
  resource: DriftResource;
  sourceObstacle: DriftObstacle | undefined;
  title: string;
}

/** What can be done about a resource that differs: bring it back, keep it, or look away for a time. */
export const ResourceActions = (props: ResourceActionsProps) => {
  const t = useTexts();
  const { source, resource, sourceObstacle, title } = props;
  const { revert, codify } = resource;
  if (openResources([resource]).length === 0) return null;
  return (
    <div className={styles.actions}>
      {/* Terraform applies the whole workspace, and the way there stands above. */}
      {revert && isGitops(source) && (
        <ActionButton
          text={t('driftActions.revert.action')}
          label={t('driftActions.revert.actionOf', { title })}
          obstacle={revert.obstacle}
          hidesReason={revert.obstacle === sourceObstacle}
          request={{
            ...{ action: 'revert', source, isWhole: false },
            resources: [resource],
          }}
        />
      )}
      {codify && (
        <ActionButton
          text={t('driftActions.codify.action')}
          label={t('driftActions.codify.actionOf', { title })}
          obstacle={codify.obstacle}
          request={{ action: 'codify', source, resource }}
        />
      )}
      <ActionButton
        text={t('driftActions.ignore.action')}
        label={t('driftActions.ignore.actionOf', { title })}
        request={{ action: 'ignore', source, resource }}
      />
    </div>
  );
};
