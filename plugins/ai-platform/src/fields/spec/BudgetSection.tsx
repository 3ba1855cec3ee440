import { useForm } from '../../document/FormDocument';
import { NUMBERS } from '../../inputs/notation';
import { NumberInput } from '../../inputs/NumberInput';
import { TextInput } from '../../inputs/TextInput';
import { WrittenInput } from '../../inputs/WrittenInput';
import { useTexts } from '../../useTexts';
import styles from '../fields.module.css';
import { Section } from './Section';

const PATH = ['spec', 'budget'];

/** What the environment may cost. */
export const BudgetSection = () => {
  const t = useTexts();
  const { monthly, currency, alertAt } = useForm(
    form => form.filled.spec.budget,
  );
  return (
    <Section
      title={t('sections.budget.title')}
      summary={t('sections.budget.summary', {
        amount: monthly.toLocaleString(),
        currency,
        alerts: alertAt.join(', '),
      })}
      paths={[PATH]}
    >
      <div className={styles.pair}>
        <NumberInput
          path={[...PATH, 'monthly']}
          label={t('sections.budget.monthly')}
          minValue={0}
        />
        <TextInput
          path={[...PATH, 'currency']}
          label={t('sections.budget.currency')}
        />
      </div>
      <WrittenInput
        path={[...PATH, 'alertAt']}
        notation={NUMBERS}
        label={t('sections.budget.alertAt')}
        description={t('sections.budget.alertAtDescription')}
      />
    </Section>
  );
};
