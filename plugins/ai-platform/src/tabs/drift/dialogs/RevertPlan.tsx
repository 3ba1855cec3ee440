import type { DriftResource } from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../../shared/Muted';
import { useTexts } from '../../../useTexts';
import type { RevertRequest } from '../actionRequest';
import { resourceTitle } from '../resourceTitle';
import styles from './dialogs.module.css';
import { FieldChange } from './FieldChange';

/** More fields than this are counted and not listed. */
const FIELDS = 20;

const Fate = ({
  resource,
  prune,
}: {
  resource: DriftResource;
  prune: boolean;
}) => {
  const t = useTexts();
  if (resource.state === 'missing') {
    return <span>{t('driftActions.revert.created')}</span>;
  }
  if (resource.state === 'extra') {
    return (
      <span>{t(`driftActions.revert.${prune ? 'deleted' : 'stays'}`)}</span>
    );
  }
  return null;
};

/** What of a resource would change: an ignored difference, too, where only a person's word makes it one. */
function changedFields({ differences }: DriftResource) {
  return differences.filter(
    ({ ignored }) => !ignored || ignored.by === 'person',
  );
}

const Fields = ({ resource }: { resource: DriftResource }) => {
  const t = useTexts();
  const fields = changedFields(resource);
  const more = fields.length - FIELDS + (resource.omitted ?? 0);
  return (
    <ul className={styles.fields}>
      {fields.slice(0, FIELDS).map(difference => (
        <li key={difference.path}>
          <FieldChange difference={difference} to="want" />
          {difference.ignored && (
            <span>({t('driftActions.revert.ignoredToo')})</span>
          )}
        </li>
      ))}
      {more > 0 && (
        <li>{t('driftActions.revert.moreFields', { count: more })}</li>
      )}
    </ul>
  );
};

/** Every resource and field that a revert changes, and how. */
export const RevertPlan = ({
  request,
  prune,
}: {
  request: RevertRequest;
  prune: boolean;
}) => {
  const t = useTexts();
  const { source, resources, isWhole } = request;
  return (
    <>
      <ul className={styles.resources}>
        {resources.map(resource => (
          <li key={resource.id}>
            <strong>{resourceTitle(t, resource, source)}</strong>{' '}
            <Fate resource={resource} prune={prune} />
            {resource.state === 'drifted' && <Fields resource={resource} />}
          </li>
        ))}
      </ul>
      {isWhole && source.omitted > 0 && (
        <Muted>{t('driftTab.omitted', { count: source.omitted })}</Muted>
      )}
    </>
  );
};
