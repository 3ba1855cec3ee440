import { Button } from '@backstage/ui';
import {
  hasErrors,
  type Cloud,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt } from '../../document/data';
import { useForm, useFormStore } from '../../document/FormDocument';
import { issuesUnder } from '../../document/issues';
import { ComboInput, type ComboSection } from '../../inputs/ComboInput';
import styles from '../fields.module.css';
import { useTexts } from '../../useTexts';
import { proposalFor, withMachine, withProposal } from './poolMachines';

interface PoolMachineProps {
  cloud: Cloud;
  path: readonly (string | number)[];
  machines: readonly ComboSection[];
}

const CONCERN_THE_MACHINE = ['machine', 'accelerator'];

/** The machine of a pool. Where it is wrong, the right one is a press away. */
export const PoolMachine = (props: PoolMachineProps) => {
  const { cloud, path, machines } = props;
  const t = useTexts();
  const { get, change } = useFormStore();
  const pool = useForm(form => valueAt(form.document, path));
  const isWrong = useForm(form =>
    CONCERN_THE_MACHINE.some(field =>
      hasErrors(issuesUnder(form.issues, [...path, field])),
    ),
  );
  const proposal = isWrong ? proposalFor(cloud, pool) : undefined;
  return (
    <div>
      <ComboInput
        path={[...path, 'machine']}
        label={t('pools.machine.label')}
        placeholder={t('pools.machine.placeholder')}
        sections={machines}
        onChoose={name =>
          change(path, withMachine(valueAt(get().document, path), cloud, name))
        }
      />
      {proposal && (
        <Button
          size="small"
          variant="secondary"
          className={styles.proposal}
          onPress={() => change(path, withProposal(pool, cloud, proposal))}
        >
          {t('pools.machine.use', { machine: proposal.name })}
        </Button>
      )}
    </div>
  );
};
