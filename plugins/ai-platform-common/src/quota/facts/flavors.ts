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

/** What a queue's status calls reserved, without what is equal to the usage; undefined where nothing is left of it. */
export function reservationsBeyond(
  object: unknown,
  usage: readonly FlavorUsageFacts[],
): FlavorUsageFacts[] | undefined {
  const reservations = flavorUsage(object, 'flavorsReservation').filter(
    one =>
      !usage.some(
        ({ flavor, resource, total, borrowed }) =>
          flavor === one.flavor &&
          resource === one.resource &&
          total === one.total &&
          borrowed === one.borrowed,
      ),
  );
  return reservations.length > 0 ? reservations : undefined;
}
