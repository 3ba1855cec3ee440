import {
  acceleratorOf,
  type AcceleratorType,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from '../../document/data';
import { useChange, useForm } from '../../document/FormDocument';
import { NumberInput } from '../../inputs/NumberInput';
import { SelectInput } from '../../inputs/SelectInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';

interface PoolSharingProps {
  path: readonly (string | number)[];
  type: AcceleratorType;
}

const PODS_A_DEVICE = 4;

/** The accelerator shared in another way; what the way before needed goes. */
function withSharing(
  accelerator: unknown,
  type: AcceleratorType,
  sharing: string,
) {
  const count = valueAt(accelerator, ['count']);
  const [part] = Object.keys(acceleratorOf(type).migProfiles);
  switch (sharing) {
    case 'mig':
      return { type, count, sharing, migProfile: part };
    case 'time-slicing':
      return { type, count, sharing, replicas: PODS_A_DEVICE };
    default:
      return { type, count };
  }
}

/** How one device is divided between pods, where it can be. */
export const PoolSharing = ({ path, type }: PoolSharingProps) => {
  const t = useTexts();
  const change = useChange();
  const accelerator = useForm(form => valueAt(form.document, path));
  const sharing = valueAt(accelerator, ['sharing']);
  const { vendor, migProfiles } = acceleratorOf(type);
  const parts = Object.keys(migProfiles);
  if (vendor !== 'nvidia' && sharing === undefined) return null;
  return (
    <div className={styles.pair}>
      <SelectInput
        path={[...path, 'sharing']}
        label={t('pools.sharing.label')}
        fallback="none"
        onChoose={next => change(path, withSharing(accelerator, type, next))}
        options={[
          { id: 'none', label: t('pools.sharing.none') },
          ...(parts.length > 0
            ? [{ id: 'mig', label: t('pools.sharing.mig') }]
            : []),
          { id: 'time-slicing', label: t('pools.sharing.timeSlicing') },
        ]}
      />
      {sharing === 'mig' && (
        <SelectInput
          path={[...path, 'migProfile']}
          label={t('pools.sharing.migProfile')}
          fallback={null}
          options={parts.map(part => ({ id: part, label: part }))}
        />
      )}
      {sharing === 'time-slicing' && (
        <NumberInput
          path={[...path, 'replicas']}
          label={t('pools.sharing.replicas')}
          fallback={null}
          minValue={2}
        />
      )}
    </div>
  );
};
