import { useMemo } from 'react';
import { Alert, Button, Text } from '@backstage/ui';
import type {
  Cloud,
  Environment,
  NodePool,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { RiAddLine } from '@remixicon/react';
import { useFormDocument, useFormValue } from '../../document/FormDocument';
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
  const { set } = useFormDocument();
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        {t('pools.ofProfile')}
      </Text>
      <ul className={styles.pools}>
        {pools.map(pool => (
          <li key={pool.name}>
            <strong>{pool.name}</strong> {poolText(pool, t)}
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="secondary"
          onPress={() => set(PATH, pools.map(asWritten))}
        >
          {t('pools.change')}
        </Button>
      </div>
    </>
  );
};

interface OwnPoolsProps {
  cloud: Cloud;
  pools: readonly unknown[];
}

/** Asks what to do with pools that name the machines of the cloud that was chosen before. */
const ForeignPools = ({ cloud, pools }: OwnPoolsProps) => {
  const t = useTexts();
  const { set } = useFormDocument();
  const others = foreignClouds(cloud, pools);
  if (others.length === 0) return null;
  const other = others.map(id => t(`questions.cloud.${id}`)).join(', ');
  return (
    <Alert
      status="warning"
      icon
      title={t('pools.foreign', { other })}
      description={
        <Button
          size="small"
          onPress={() => set(PATH, translatePools(cloud, pools))}
        >
          {t('pools.translate', { cloud: t(`questions.cloud.${cloud}`) })}
        </Button>
      }
    />
  );
};

const OwnPools = ({ cloud, pools }: OwnPoolsProps) => {
  const t = useTexts();
  const { set } = useFormDocument();
  const machines = useMemo(() => machineSections(cloud, t), [cloud, t]);
  return (
    <>
      <ForeignPools cloud={cloud} pools={pools} />
      {pools.map((pool, index) => (
        <PoolEditor
          // Pools have no identity but their place; a removed one must not leave its inputs to the next.
          key={`${index} of ${pools.length}`}
          cloud={cloud}
          index={index}
          pool={pool}
          machines={machines}
          onRemove={() =>
            set(
              PATH,
              pools.filter((_, other) => other !== index),
            )
          }
        />
      ))}
      <div className={styles.actions}>
        <Button
          iconStart={<RiAddLine />}
          onPress={() => set(PATH, [...pools, NEW_POOL])}
        >
          {t('pools.add')}
        </Button>
        <Button variant="tertiary" onPress={() => set(PATH, undefined)}>
          {t('pools.reset')}
        </Button>
      </div>
    </>
  );
};

/** The node pools: those of the profile, or a list of one's own. */
export const PoolsSection = ({ filled }: { filled: Environment }) => {
  const t = useTexts();
  const { value, issues } = useFormValue(PATH);
  const { cloud, nodePools } = filled.spec;
  return (
    <FoldedSection
      title={t('pools.title')}
      summary={nodePools
        .map(pool => `${pool.name} ${poolText(pool, t)}`)
        .join('; ')}
      issues={issues}
    >
      <FieldIssues
        label={t('pools.title')}
        issues={issues.filter(issue => issue.path.length === PATH.length)}
      />
      {Array.isArray(value) ? (
        <OwnPools cloud={cloud} pools={value} />
      ) : (
        <PoolsOfProfile pools={nodePools} />
      )}
    </FoldedSection>
  );
};
