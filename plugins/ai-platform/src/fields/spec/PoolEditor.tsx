import { memo, useState } from 'react';
import { Button, Text } from '@backstage/ui';
import type { Cloud } from '@flagstone/backstage-plugin-ai-platform-common';
import { RiDeleteBinLine } from '@remixicon/react';
import { valueAt } from '../../document/data';
import { useForm } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import type { ComboSection } from '../../inputs/ComboInput';
import { LABELS, TAINTS } from '../../inputs/notation';
import { NumberInput } from '../../inputs/NumberInput';
import { SwitchInput } from '../../inputs/SwitchInput';
import { TextInput } from '../../inputs/TextInput';
import { WrittenInput } from '../../inputs/WrittenInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { PoolAccelerator } from './PoolAccelerator';
import { PoolMachine } from './PoolMachine';

const CAPACITIES = { on: 'spot', off: 'on-demand' };

type Path = readonly (string | number)[];

const PoolSize = ({ path }: { path: Path }) => {
  const t = useTexts();
  return (
    <>
      <div className={styles.numbers}>
        <NumberInput
          path={[...path, 'min']}
          label={t('pools.min')}
          fallback={0}
          minValue={0}
        />
        <NumberInput
          path={[...path, 'max']}
          label={t('pools.max')}
          fallback={null}
          minValue={1}
        />
        <NumberInput
          path={[...path, 'diskGb']}
          label={t('pools.disk')}
          fallback={null}
          minValue={30}
        />
      </div>
      <SwitchInput
        path={[...path, 'capacity']}
        values={CAPACITIES}
        fallback={CAPACITIES.off}
        label={t('pools.spot')}
        description={t('pools.spotDescription')}
      />
    </>
  );
};

/** Labels and taints of the nodes, which few pools have: shown when asked for, or there already. */
const PoolMarks = ({ path }: { path: Path }) => {
  const t = useTexts();
  const [isAsked, setAsked] = useState(false);
  const isThere = useForm(({ document, issues }) =>
    ['labels', 'taints'].some(
      field =>
        valueAt(document, [...path, field]) !== undefined ||
        issuesUnder(issues, [...path, field]).length > 0,
    ),
  );
  if (!isAsked && !isThere) {
    return (
      <div>
        <Button size="small" variant="tertiary" onPress={() => setAsked(true)}>
          {t('pools.more')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.pair}>
      <WrittenInput
        path={[...path, 'labels']}
        notation={LABELS}
        fallback={null}
        label={t('pools.labels')}
        description={t('pools.labelsDescription')}
        placeholder="team=fraud"
      />
      <WrittenInput
        path={[...path, 'taints']}
        notation={TAINTS}
        fallback={null}
        label={t('pools.taints')}
        description={t('pools.taintsDescription')}
        placeholder="team=fraud:NoSchedule"
      />
    </div>
  );
};

interface PoolEditorProps {
  cloud: Cloud;
  index: number;
  machines: readonly ComboSection[];
  onRemove(index: number): void;
}

/** One pool of one's own. */
export const PoolEditor = memo((props: PoolEditorProps) => {
  const { cloud, index, machines, onRemove } = props;
  const t = useTexts();
  const path = ['spec', 'nodePools', index];
  const given = useForm(form => valueAt(form.document, [...path, 'name']));
  const name = String(given || t('pools.unnamed'));
  return (
    <div role="group" aria-label={name} className={styles.pool}>
      <div className={styles.poolHead}>
        <Text as="h4" variant="body-medium" weight="bold">
          {name}
        </Text>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiDeleteBinLine />}
          aria-label={t('pools.remove', { name })}
          onPress={() => onRemove(index)}
        >
          {t('pools.removeShort')}
        </Button>
      </div>
      <div className={styles.pair}>
        <TextInput
          path={[...path, 'name']}
          label={t('pools.name')}
          fallback={null}
          placeholder="gpu"
        />
        <PoolMachine cloud={cloud} path={path} machines={machines} />
      </div>
      <PoolAccelerator cloud={cloud} path={path} />
      <PoolSize path={path} />
      <PoolMarks path={path} />
    </div>
  );
});
