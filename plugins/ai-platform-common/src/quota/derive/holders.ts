import type { OwnerFacts, PodFacts } from '../facts/facts';
import type { QuotaHolder } from '../../view/gpuQuotaView';
import { listAmounts, type AcceleratorAmounts } from './amounts';
import { IDLE_REASONS, idlePod, type IdlePod } from './idlePods';
import { isoTime } from './isoTime';
import { compare, firstDifference } from './order';
import { ownerKey, podChain } from './ownerChain';
import { podAmounts } from './podAmounts';
import { holdsDevices } from './podState';
import { ownOf } from './readings';
import type { Scope } from './scope';

/** A workload whose pods hold accelerators. */
export interface Holder extends OwnerFacts {
  readonly pods: readonly PodFacts[];
  readonly amounts: AcceleratorAmounts;
  readonly component?: string;
  readonly idle: readonly IdlePod[];
  /** What the idle pods hold. */
  readonly idleAmounts: AcceleratorAmounts;
}

interface Group {
  readonly top: OwnerFacts;
  readonly pods: PodFacts[];
  component?: string;
}

function groups(scope: Scope): Group[] {
  const byTop = new Map<string, Group>();
  for (const pod of scope.pods.filter(holdsDevices)) {
    const { top, component } = podChain(pod, scope.owners);
    const group = byTop.get(ownerKey(top)) ?? { top, pods: [] };
    group.pods.push(pod);
    group.component ??= component;
    byTop.set(ownerKey(top), group);
  }
  return [...byTop.values()];
}

function holder(
  scope: Scope,
  { top, pods: all, component }: Group,
  activities: ReadonlyMap<string, number | undefined>,
): Holder | undefined {
  const pods = all.filter(pod => podAmounts(scope, [pod]).size > 0);
  if (pods.length === 0) return undefined;
  const activity =
    top.kind === 'Notebook' ? activities.get(top.name) : undefined;
  const idle = pods.flatMap(pod => idlePod(pod, scope.now, activity) ?? []);
  return {
    ...top,
    pods,
    amounts: podAmounts(scope, pods),
    ...(component !== undefined && { component }),
    idle,
    idleAmounts: podAmounts(
      scope,
      idle.map(({ pod }) => pod),
    ),
  };
}

/** The workloads of the namespace whose pods hold accelerators, by kind and name. */
export function holdersOf(scope: Scope): Holder[] {
  const notebooks = ownOf(scope.inputs.notebooks, scope.inputs.name);
  const activities = new Map(
    notebooks.map(({ name, lastActivity }) => [name, lastActivity]),
  );
  return groups(scope)
    .flatMap(group => holder(scope, group, activities) ?? [])
    .sort((a, b) =>
      firstDifference(compare(a.kind, b.kind), compare(a.name, b.name)),
    );
}

const earliest = (times: readonly number[]) =>
  times.reduce((first, time) => Math.min(first, time));

function heldSince(pods: readonly PodFacts[]): number {
  const started = pods.flatMap(pod => pod.startedAt ?? []);
  return earliest(
    started.length > 0 ? started : pods.map(pod => pod.createdAt),
  );
}

function idleView(idle: readonly IdlePod[]): QuotaHolder['idle'] {
  const reason = IDLE_REASONS.find(one => idle.some(pod => pod.reason === one));
  if (reason === undefined) return undefined;
  const times = idle
    .filter(pod => pod.reason === reason)
    .flatMap(pod => pod.since ?? []);
  return {
    pods: idle.length,
    reason,
    ...(times.length > 0 && { since: isoTime(earliest(times)) }),
  };
}

/** As it travels. */
export function holderView({
  kind,
  name,
  amounts,
  pods,
  component,
  idle,
}: Holder): QuotaHolder {
  const idleness = idleView(idle);
  return {
    kind,
    name,
    accelerators: listAmounts(amounts),
    pods: pods.length,
    since: isoTime(heldSince(pods)),
    ...(component !== undefined && { component }),
    ...(idleness && { idle: idleness }),
  };
}
