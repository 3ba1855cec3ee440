import { Select, Text } from '@backstage/ui';
import {
  ACCELERATOR_TYPES,
  acceleratorOf,
  findMachine,
  type AcceleratorType,
  type Cloud,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from '../../document/data';
import { useChange, useForm } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import { FieldIssues } from '../../inputs/FieldIssues';
import { NumberInput } from '../../inputs/NumberInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { poolAccelerator } from './poolMachines';
import { PoolSharing } from './PoolSharing';

const NONE = 'none';

interface PoolAcceleratorProps {
  cloud: Cloud;
  path: readonly (string | number)[];
}

/** The accelerators that a machine may have; all of them where the catalogue does not know the machine. */
function possibleTypes(cloud: Cloud, name: unknown): AcceleratorType[] {
  const machine = findMachine(cloud, String(name));
  if (!machine) return [...ACCELERATOR_TYPES];
  return machine.attachable ? [machine.attachable.type] : [];
}

/** Chooses the accelerator by hand, where it does not follow from the machine. */
const ChosenAccelerator = (props: PoolAcceleratorProps) => {
  const { cloud, path } = props;
  const t = useTexts();
  const change = useChange();
  const pool = useForm(form => valueAt(form.document, path));
  const type = poolAccelerator(pool)?.type;
  const accelerator = [...path, 'accelerator'];
  const types = possibleTypes(cloud, valueAt(pool, ['machine']));
  return (
    <div className={styles.pair}>
      <Select
        size="medium"
        label={t('pools.accelerator.label')}
        options={[
          { id: NONE, label: t('pools.accelerator.none') },
          ...types.map(id => ({ id, label: acceleratorOf(id).title })),
        ]}
        value={type ?? NONE}
        onChange={next =>
          change(
            accelerator,
            next === NONE ? undefined : { type: next, count: 1 },
          )
        }
      />
      {type && (
        <NumberInput
          path={[...accelerator, 'count']}
          label={t('pools.accelerator.count')}
          fallback={null}
          minValue={1}
        />
      )}
    </div>
  );
};

const AcceleratorOfMachine = ({ pool }: { pool: unknown }) => {
  const t = useTexts();
  const accelerator = poolAccelerator(pool);
  if (!accelerator) return null;
  const { title, memoryGib } = acceleratorOf(accelerator.type);
  return (
    <Text as="p" variant="body-small">
      {t('pools.accelerator.each', {
        number: String(accelerator.count),
        title,
        memory: String(memoryGib),
      })}
    </Text>
  );
};

/** The accelerators of a pool: shown where the machine brings them, chosen where it does not say. */
export const PoolAccelerator = (props: PoolAcceleratorProps) => {
  const { cloud, path } = props;
  const t = useTexts();
  const pool = useForm(form => valueAt(form.document, path));
  const issues = useForm(form =>
    issuesUnder(form.issues, [...path, 'accelerator']),
  );
  const type = poolAccelerator(pool)?.type;
  const machine = valueAt(pool, ['machine']);
  const isChosen =
    machine !== undefined && possibleTypes(cloud, machine).length > 0;
  return (
    <>
      {isChosen ? (
        <ChosenAccelerator {...props} />
      ) : (
        <AcceleratorOfMachine pool={pool} />
      )}
      <FieldIssues
        label={t('pools.accelerator.label')}
        issues={issues.filter(
          issue =>
            issue.path.length === path.length + 1 ||
            issue.path[path.length + 1] === 'type' ||
            (issue.path[path.length + 1] === 'count' && !isChosen),
        )}
      />
      {type && <PoolSharing path={[...path, 'accelerator']} type={type} />}
    </>
  );
};
