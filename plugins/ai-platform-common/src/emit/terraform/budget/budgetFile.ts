import type { Environment } from '../../../model/environment';
import type { Cloud } from '../../../model/vocabulary';
import type { HclItem } from '../../print/hclTree';
import type { TerraformFile } from '../terraformFile';
import { awsBudget } from './aws';
import { azureBudget } from './azure';
import { gcpBudget } from './gcp';

const BUDGETS: Readonly<
  Record<Cloud, (environment: Environment, amount: number) => HclItem[]>
> = { aws: awsBudget, gcp: gcpBudget, azure: azureBudget };

/** budget.tf: what the environment may cost a month, and who hears of it. */
export function budgetFile(environment: Environment): TerraformFile {
  const { budget, cloud } = environment.spec;
  // No cloud takes a budget of zero; with one, the first unit of money is the alert.
  const amount = Math.max(1, budget.monthly);
  return { name: 'budget.tf', body: BUDGETS[cloud](environment, amount) };
}
