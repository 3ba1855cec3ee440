import { Button } from '@backstage/ui';
import type { Cloud } from '@flagstone/backstage-plugin-ai-platform-common';
import { useFormDocument } from '../../document/FormDocument';
import { ComboInput, type ComboSection } from '../../inputs/ComboInput';
import styles from '../fields.module.css';
import { useTexts } from '../../useTexts';
import { proposalFor, withMachine, withProposal } from './poolMachines';

interface PoolMachineProps {
  cloud: Cloud;
  path: readonly (string | number)[];
  pool: unknown;
  machines: readonly ComboSection[];
}

const CONCERN_THE_MACHINE = ['machine', 'accelerator'];

/** The machine of a pool. Where it is wrong, the right one is a press away. */
export const PoolMachine = (props: PoolMachineProps) => {
  const { cloud, path, pool, machines } = props;
  const t = useTexts();
  const { issues, set } = useFormDocument();
  const isWrong = issues.some(
    issue =>
      issue.severity === 'error' &&
      path.every((part, index) => part === issue.path[index]) &&
      CONCERN_THE_MACHINE.some(field => field === issue.path[path.length]),
  );
  const proposal = isWrong ? proposalFor(cloud, pool) : undefined;
  return (
    <div>
      <ComboInput
        path={[...path, 'machine']}
        label={t('pools.machine.label')}
        placeholder={t('pools.machine.placeholder')}
        sections={machines}
        onChoose={name => set(path, withMachine(pool, cloud, name))}
      />
      {proposal && (
        <Button
          size="small"
          variant="secondary"
          className={styles.proposal}
          onPress={() => set(path, withProposal(pool, cloud, proposal))}
        >
          {t('pools.machine.use', { machine: proposal.name })}
        </Button>
      )}
    </div>
  );
};
