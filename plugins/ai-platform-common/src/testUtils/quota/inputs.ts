import type { ClusterInputs, NamespaceInputs } from '../../quota/inputs';
import type { Reading } from '../../view/reading';
import type { SourceProblem } from '../../view/sourceProblem';
import { aNamespace, aNode, NAMESPACE, NOW } from './facts';

/** What a source said a second ago. */
export function read<Value>(value: Value): Reading<Value> {
  return {
    status: 'ok',
    value,
    observedAt: (NOW - 1) * 1_000,
    stale: false,
  };
}

/** A source that may not be read. */
export function unreadable(changes: Partial<SourceProblem> = {}): {
  status: 'unavailable';
  problem: SourceProblem;
} {
  return {
    status: 'unavailable',
    problem: {
      code: 'forbidden',
      message: 'May not be read.',
      ...changes,
    },
  };
}

type Read<Inputs> = {
  [Key in keyof Inputs]?: Inputs[Key] extends Reading<infer Value>
    ? Value | Reading<Value>
    : Inputs[Key];
};

function isReading(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'status' in value;
}

/** Plain values become readings. */
function readings(changes: object, names: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [
      key,
      names.includes(key) && !isReading(value) ? read(value) : value,
    ]),
  );
}

/** A namespace with nothing in it, with changes laid over it; plain lists become readings. */
export function aNamespaceInput(
  changes: Read<NamespaceInputs> = {},
): NamespaceInputs {
  const name = changes.name ?? NAMESPACE;
  const empty = {
    namespace: read(aNamespace({ name })),
    resourceQuotas: read([]),
    limitRanges: read([]),
    pods: read([]),
    controllers: read([]),
    notebooks: read([]),
    resourceClaims: read([]),
    localQueues: read([]),
    workloads: read([]),
  };
  return { name, ...empty, ...readings(changes, Object.keys(empty)) };
}

/** A cluster with one node of eight H100, with changes laid over it; plain lists become readings. */
export function aClusterInput(
  changes: Read<ClusterInputs> = {},
): ClusterInputs {
  const empty = {
    nodes: read([aNode()]),
    acceleratorPods: read([]),
    deviceClasses: read([]),
    clusterQueues: read([]),
    cohorts: read([]),
    resourceFlavors: read([]),
    pendingWorkloads: read([]),
  };
  return {
    name: 'sandbox',
    title: 'Sandbox cluster',
    problems: [],
    namespaces: [aNamespaceInput()],
    ...empty,
    ...readings(changes, Object.keys(empty)),
  };
}

/** The inputs for one namespace of one cluster. */
export function someInputs(
  namespace: Read<NamespaceInputs> = {},
  cluster: Read<ClusterInputs> = {},
): ClusterInputs[] {
  return [
    aClusterInput({ namespaces: [aNamespaceInput(namespace)], ...cluster }),
  ];
}
