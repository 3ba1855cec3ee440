import type {
  DriftObstacle,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Muted } from '../../shared/Muted';
import { useTexts } from '../../useTexts';
import type { ActionSource } from './actionRequest';
import { shownResources, type DriftFilter } from './driftFilter';
import styles from './driftTab.module.css';
import { ResourcePanel } from './ResourcePanel';

interface ResourceListProps {
  source: ActionSource;
  resources: readonly DriftResource[];
  /** What stands in the way of reverting everything; resources do not say it again. */
  sourceObstacle: DriftObstacle | undefined;
  /** What is said of the whole source above, in the words of a resource's problem. */
  saidAbove?: readonly string[];
  filter: DriftFilter;
}

/** The resources that the filter lets through, what matters first. */
export const ResourceList = (props: ResourceListProps) => {
  const t = useTexts();
  const { source, resources, sourceObstacle, saidAbove = [], filter } = props;
  const shown = shownResources(resources, filter);
  const nothing = shownResources(resources, { ...filter, severity: 'all' });
  return (
    <>
      {shown.length === 0 && (
        <Muted>
          {nothing.length === 0 && filter.state === 'open'
            ? t('driftTab.nothingDiffers')
            : t('driftTab.nothingShown')}
        </Muted>
      )}
      {shown.length > 0 && (
        <ul className={styles.resources}>
          {shown.map(resource => (
            <li key={resource.id}>
              <ResourcePanel
                source={source}
                resource={resource}
                sourceObstacle={sourceObstacle}
                saidAbove={saidAbove}
                filter={filter}
              />
            </li>
          ))}
        </ul>
      )}
      {source.omitted > 0 && (
        <Muted>{t('driftTab.omitted', { count: source.omitted })}</Muted>
      )}
    </>
  );
};
