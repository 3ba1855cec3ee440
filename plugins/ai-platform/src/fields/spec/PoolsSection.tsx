import { useCallback, useMemo } from 'react';
import { Alert, Button, Text } from '@backstage/ui';
import type {
  Cloud,
  NodePool,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { RiAddLine } from '@remixicon/react';
import { valueAt } from '../../document/data';
import { useChange, useForm, useFormStore } from '../../document/FormDocument';
import type { FormDocument } from '../../document/formStore';
import { issuesUnder } from '../../document/issues';
import { FieldIssues } from '../../inputs/FieldIssues';
import { FoldedSection } from '../../inputs/FoldedSection';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { machineSections } from './machineTexts';
import { PoolEditor } from './PoolEditor';
import { foreignClouds, translatePools } from './poolMachines';
import { poolText } from './poolTexts';

const PATH = ['spec', 'nodePools'];
const NEW_POOL = { name: '', min: 0, max: 3, capacity: 'on-demand' };

function poolsOf({ document }: FormDocument): readonly unknown[] {
  const pools = valueAt(document, PATH);
  return Array.isArray(pools) ? pools : [];
}

function without<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, other) => other !== index);
}

/** The pool as somebody would write it: without the empty lists that a filled one has. */
function asWritten({ labels, taints, ...pool }: NodePool) {
  return {
    ...pool,
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(taints.length > 0 && { taints }),
  };
}

const PoolsOfProfile = ({ pools }: { pools: readonly NodePool[] }) => {
  const t = useTexts();
  const change = useChange();
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        {t('pools.ofProfile')}
      </Text>
      <ul className={styles.pools}>
        {pools.map(pool => (
          <li key={pool.name}>{poolText(pool, t)}</li>
        ))}
      </ul>
      <div>
        <Button
          variant="secondary"
          onPress={() => change(PATH, pools.map(asWritten))}
        >
          {t('pools.change')}
        </Button>
      </div>
    </>
  );
};

/** Asks what to do with pools that name the machines of the cloud that was chosen before. */
const ForeignPools = ({ cloud }: { cloud: Cloud }) => {
  const t = useTexts();
  const { get, change } = useFormStore();
  const others = useForm(form => foreignClouds(cloud, poolsOf(form)));
  if (others.length === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('pools.foreign', {
        other: others.map(id => t(`questions.cloud.${id}`)).join(', '),
      })}
      description={
        <Button
          size="small"
          onPress={() => change(PATH, translatePools(cloud, poolsOf(get())))}
        >
          {t('pools.translate', { cloud: t(`questions.cloud.${cloud}`) })}
        </Button>
      }
    />
  );
};

const OwnPools = ({ cloud }: { cloud: Cloud }) => {
  const t = useTexts();
  const { get, change } = useFormStore();
  const count = useForm(form => poolsOf(form).length);
  const machines = useMemo(() => machineSections(cloud, t), [cloud, t]);
  const remove = useCallback(
    (index: number) => change(PATH, without(poolsOf(get()), index)),
    [get, change],
  );
  return (
    <>
      <ForeignPools cloud={cloud} />
      {Array.from({ length: count }, (_, index) => (
        <PoolEditor
          // Pools have no identity but their place; a removed one must not leave its inputs to the next.
          key={`${index} of ${count}`}
          cloud={cloud}
          index={index}
          machines={machines}
          onRemove={remove}
        />
      ))}
      <div className={styles.actions}>
        <Button
          iconStart={<RiAddLine />}
          onPress={() => change(PATH, [...poolsOf(get()), NEW_POOL])}
        >
          {t('pools.add')}
        </Button>
        <Button variant="tertiary" onPress={() => change(PATH, undefined)}>
          {t('pools.reset')}
        </Button>
      </div>
    </>
  );
};

/** The node pools: those of the profile, or a list of one's own. */
export const PoolsSection = () => {
  const t = useTexts();
  const cloud = useForm(form => form.filled.spec.cloud);
  const pools = useForm(form => form.filled.spec.nodePools);
  const own = useForm(poolsOf);
  const hasOwn = useForm(form => Array.isArray(valueAt(form.document, PATH)));
  const issues = useForm(form => issuesUnder(form.issues, PATH));
  return (
    <FoldedSection
      title={t('pools.title')}
      summary={(hasOwn ? own : pools).map(pool => poolText(pool, t)).join('; ')}
      issues={issues}
    >
      <FieldIssues
        label={t('pools.title')}
        issues={issues.filter(issue => issue.path.length === PATH.length)}
      />
      {hasOwn ? <OwnPools cloud={cloud} /> : <PoolsOfProfile pools={pools} />}
    </FoldedSection>
  );
};
