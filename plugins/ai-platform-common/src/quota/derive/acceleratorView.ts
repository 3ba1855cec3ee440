import { formatQuantity } from '../../model/quantity';
import type { AcceleratorQuotaView } from '../../view/gpuQuotaView';
import type { QuotaSeverity } from '../../view/quotaVocabulary';
import { describeResource, type AcceleratorDescription } from '../accelerators';
import { quotaKeysOf } from '../quotaKeys';
import type { AcceleratorState } from './acceleratorState';
import type { ModelSupply } from './acceleratorSupply';
import { longTitle, shortTitle } from './acceleratorTitle';
import { modelsOnFlavors } from './flavorModels';
import { isUnavailable, valueOf } from './readings';
import { mayBeUnlisted } from './served';
import type { Scope } from './scope';

const UNKNOWN: AcceleratorDescription = { vendor: 'other', unit: 'device' };

/** What the devices are, by their name and by what the nodes say of them. */
export function descriptionOf({
  resource,
  supply,
}: AcceleratorState): AcceleratorDescription {
  const named = describeResource(resource) ?? UNKNOWN;
  const unit = supply?.unit ?? named.unit;
  const profile = named.profile ?? supply?.profile;
  return { vendor: named.vendor, unit, ...(profile && { profile }) };
}

/** The models behind the accelerator; behind a queue's quota those of its flavours alone. */
export function modelsOf(
  { cluster }: Scope,
  { resource, supply, limitedBy, flavors }: AcceleratorState,
): readonly ModelSupply[] {
  const models = supply?.models ?? [];
  if (limitedBy !== 'clusterQueue' || !flavors) return models;
  const names = modelsOnFlavors(
    valueOf(cluster.nodes),
    valueOf(cluster.resourceFlavors),
    { flavors, accelerator: resource },
  );
  return names ? models.filter(model => names.has(model.name)) : models;
}

/** As people say it in a sentence: `H100`, `GPU`. */
export function spokenName(scope: Scope, state: AcceleratorState): string {
  return shortTitle(
    state.resource,
    descriptionOf(state),
    modelsOf(scope, state),
  );
}

function nodesView(
  scope: Scope,
  state: AcceleratorState,
): AcceleratorQuotaView['nodes'] {
  const { supply } = state;
  if (isUnavailable(scope.cluster.nodes)) return undefined;
  if (!supply && mayBeUnlisted(scope, state.resource)) return undefined;
  const { allocatable = 0n, free = 0n, count = 0, largest = 0n } = supply ?? {};
  return {
    allocatable: formatQuantity(allocatable),
    ...(!isUnavailable(scope.cluster.acceleratorPods) && {
      free: formatQuantity(free),
    }),
    count,
    largest: formatQuantity(largest),
  };
}

// By its own name alone: the DeviceClasses that stand for a resource have names that other teams have given.
function quotaKeysOfState({ resource, keys, partialKeys }: AcceleratorState) {
  const own = quotaKeysOf(resource, []);
  return [...new Set([...own, ...[...keys, ...partialKeys].sort()])];
}

/** As it travels. */
export function acceleratorView(
  scope: Scope,
  state: AcceleratorState,
  severity: QuotaSeverity,
): AcceleratorQuotaView {
  const { resource, limitedBy, hard, used, free, waiting } = state;
  const description = descriptionOf(state);
  const models = modelsOf(scope, state);
  const nodes = nodesView(scope, state);
  return {
    resource,
    quotaKeys: quotaKeysOfState(state),
    ...description,
    title: longTitle(resource, description, models),
    models: models.map(({ devices, ...model }) => ({
      ...model,
      devices: formatQuantity(devices),
    })),
    limitedBy,
    ...(hard !== undefined && { hard: formatQuantity(hard) }),
    used: formatQuantity(used),
    ...(free !== undefined && { free: formatQuantity(free) }),
    waiting: formatQuantity(waiting),
    waitingWorkloads: state.waitingItems.length,
    ...(nodes && { nodes }),
    severity,
  };
}
