import { valueAt } from '../../model/valueAt';
import { amountOf } from './amounts';
import type { FlavorQuotaFacts, FlavorUsageFacts } from './facts';
import { listAt, textAt } from './fields';
import { kept } from './kept';

const amountAt = (root: unknown, field: string) =>
  amountOf(valueAt(root, [field]));

/** Each resource of each flavour in a list of them, as Kueue nests them. */
function flavorResources(flavors: readonly unknown[]) {
  return flavors.flatMap(entry => {
    const flavor = textAt(entry, 'name');
    return listAt(entry, 'resources').flatMap(amounts => {
      const resource = textAt(amounts, 'name');
      return flavor && resource ? [{ flavor, resource, amounts }] : [];
    });
  });
}

/** The quotas of a ClusterQueue or a Cohort. */
export function flavorQuotas(object: unknown): FlavorQuotaFacts[] {
  const flavors = listAt(object, 'spec', 'resourceGroups').flatMap(group =>
    listAt(group, 'flavors'),
  );
  return flavorResources(flavors).map(({ flavor, resource, amounts }) =>
    kept({
      flavor,
      resource,
      nominal: amountAt(amounts, 'nominalQuota') ?? '0',
      borrowingLimit: amountAt(amounts, 'borrowingLimit'),
      lendingLimit: amountAt(amounts, 'lendingLimit'),
    }),
  );
}

/** The usage that a queue's status lists in the field. */
export function flavorUsage(
  object: unknown,
  field: string,
): FlavorUsageFacts[] {
  return flavorResources(listAt(object, 'status', field)).map(
    ({ flavor, resource, amounts }) => {
      const borrowed = amountAt(amounts, 'borrowed');
      return kept({
        flavor,
        resource,
        total: amountAt(amounts, 'total') ?? '0',
        borrowed: borrowed === '0' ? undefined : borrowed,
      });
    },
  );
}
