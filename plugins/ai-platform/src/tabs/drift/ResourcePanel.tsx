import { useId } from 'react';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type {
  DriftObstacle,
  DriftResource,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  DriftSeverityLabel,
  HealthLabel,
  StateLabel,
} from '../../drift/Labels';
import { sinceText } from '../../drift/texts';
import { Muted } from '../../shared/Muted';
import { useNow } from '../../shared/useNow';
import { useTexts, type Texts } from '../../useTexts';
import type { ActionSource } from './actionRequest';
import { Actor } from './Actor';
import { shownDifferences, type DriftFilter } from './driftFilter';
import styles from './driftTab.module.css';
import { FieldTable } from './FieldTable';
import { Ignored } from './Ignored';
import { ResourceActions } from './ResourceActions';
import { ResourceDiff } from './ResourceDiff';
import { resourceTitle } from './resourceTitle';

interface ResourcePanelProps {
  source: ActionSource;
  resource: DriftResource;
  sourceObstacle: DriftObstacle | undefined;
  /** What is said of the whole source above; resources do not say it again. */
  saidAbove: readonly string[];
  filter: DriftFilter;
}

const Facts = ({ resource }: { resource: DriftResource }) => {
  const t = useTexts();
  const now = useNow();
  const { namespace, health, who } = resource;
  const since = sinceText(t, resource, now);
  return (
    <div className={styles.facts}>
      {namespace && <span>{t('driftTab.destination', { namespace })}</span>}
      {health && <HealthLabel health={health} />}
      {since && <span>{since}</span>}
      {who && <Actor actor={who} />}
    </div>
  );
};

function notComparedText(
  t: Texts,
  { problem }: DriftResource,
  saidAbove: readonly string[],
): string {
  // A long problem is cut, so the same text may go on above.
  const start = problem?.replace(/…$/, '');
  return start && saidAbove.some(text => text.startsWith(start))
    ? t('driftTab.notComparedToo')
    : t('driftTab.notCompared', { problem: problem ?? t('driftTab.problem') });
}

/** What there is to say beside the fields: a whole resource too much or too few, a reason, what is not shown. */
const Notes = (props: ResourcePanelProps) => {
  const t = useTexts();
  const { resource, saidAbove, filter } = props;
  const { state, differences, omitted = 0 } = resource;
  const hidden =
    differences.filter(({ ignored }) => ignored).length -
    shownDifferences(resource, filter).filter(({ ignored }) => ignored).length;
  return (
    <>
      {(state === 'missing' || state === 'extra') && (
        <Text as="p">{t(`driftTab.wholeResource.${state}`)}</Text>
      )}
      {state === 'unknown' && (
        <Text as="p">{notComparedText(t, resource, saidAbove)}</Text>
      )}
      {omitted > 0 && (
        <Muted>{t('driftTab.omittedFields', { count: omitted })}</Muted>
      )}
      {hidden > 0 && (
        <Muted variant="body-small">
          {t('driftTab.notShown', { count: hidden })}
        </Muted>
      )}
    </>
  );
};

/** One resource: how it stands, its fields, the difference in full, and what can be done. */
export const ResourcePanel = (props: ResourcePanelProps) => {
  const t = useTexts();
  const id = useId();
  const { source, resource, filter } = props;
  const { state, severity, ignored } = resource;
  const title = resourceTitle(t, resource, source);
  const fields = shownDifferences(resource, filter);
  return (
    <Card aria-labelledby={id}>
      <CardHeader>
        <div className={styles.panelHead}>
          <Text as="h3" id={id} variant="body-medium" weight="bold">
            {title}
          </Text>
          <StateLabel state={state} severity={severity} />
          {severity && <DriftSeverityLabel severity={severity} />}
        </div>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <Facts resource={resource} />
          {ignored && <Ignored ignored={ignored} title={title} />}
          <Notes {...props} />
          {fields.length > 0 && (
            <FieldTable source={source} title={title} differences={fields} />
          )}
          <ResourceDiff resource={resource} title={title} />
          <ResourceActions {...props} title={title} />
        </Flex>
      </CardBody>
    </Card>
  );
};
