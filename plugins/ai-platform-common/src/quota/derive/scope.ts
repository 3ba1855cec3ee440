import type {
  Amounts,
  ControllerFacts,
  LimitRangeFacts,
  LocalQueueFacts,
  PodFacts,
  ResourceClaimFacts,
  ResourceQuotaFacts,
  WorkloadFacts,
} from '../facts/facts';
import type { ClusterInputs, NamespaceInputs } from '../inputs';
import { acceleratorNames, type AcceleratorNames } from './acceleratorNames';
import type { AcceleratorAmount } from './amounts';
import { ownerIndex, type OwnerIndex } from './ownerChain';
import { ownOf, valueOf } from './readings';

/** A quantity that cannot be read, and where it stands. */
export interface InvalidQuantity {
  readonly object: string;
  readonly key: string;
  readonly value: string;
}

/** One namespace of one cluster, prepared for looking at: its own objects alone, each kind by name. */
export interface Scope {
  readonly cluster: ClusterInputs;
  readonly inputs: NamespaceInputs;
  /** Seconds since 1970. */
  readonly now: number;
  readonly names: AcceleratorNames;
  readonly resourceQuotas: readonly ResourceQuotaFacts[];
  readonly limitRanges: readonly LimitRangeFacts[];
  readonly pods: readonly PodFacts[];
  readonly controllers: readonly ControllerFacts[];
  readonly localQueues: readonly LocalQueueFacts[];
  readonly workloads: readonly WorkloadFacts[];
  readonly claims: ReadonlyMap<string, ResourceClaimFacts>;
  readonly owners: OwnerIndex;
  /** Filled while quantities are read. */
  readonly invalid: Map<string, InvalidQuantity>;
}

/** What a long value is cut to: it is shown to a person. */
const LONGEST_VALUE = 64;

/** Prepares a namespace. `now` in seconds since 1970. */
export function scopeOf(
  cluster: ClusterInputs,
  inputs: NamespaceInputs,
  now: number,
): Scope {
  const { name } = inputs;
  const pods = ownOf(inputs.pods, name);
  const controllers = ownOf(inputs.controllers, name);
  const claims = ownOf(inputs.resourceClaims, name);
  return {
    cluster,
    inputs,
    now,
    names: acceleratorNames(valueOf(cluster.deviceClasses)),
    resourceQuotas: ownOf(inputs.resourceQuotas, name),
    limitRanges: ownOf(inputs.limitRanges, name),
    pods,
    controllers,
    localQueues: ownOf(inputs.localQueues, name),
    workloads: ownOf(inputs.workloads, name),
    claims: new Map(claims.map(claim => [claim.name, claim])),
    owners: ownerIndex(controllers, pods),
    invalid: new Map(),
  };
}

/** Remembers that a quantity cannot be read. */
export function noteInvalid(
  scope: Scope,
  object: string,
  key: string,
  value: string,
): void {
  scope.invalid.set(JSON.stringify([object, key]), {
    object,
    key,
    value: [...String(value)].slice(0, LONGEST_VALUE).join(''),
  });
}

/** The accelerators among an object's amounts. What cannot be read is noted and left out. */
export function acceleratorsOf(
  scope: Scope,
  object: string,
  amounts: Amounts,
): readonly AcceleratorAmount[] {
  const { accelerators, invalid } = scope.names.read(amounts);
  for (const key of invalid) noteInvalid(scope, object, key, amounts[key]);
  return accelerators;
}
