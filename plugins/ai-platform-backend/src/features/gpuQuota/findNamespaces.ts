import type {
  ReadingOf,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ClusterReader } from '../../kubernetes/resourceReader';
import type { QuotaTarget } from './quotaTarget';
import { problemsOf } from './readings';
import {
  COMPONENT_INDEX,
  ENVIRONMENT_INDEX,
  NAMESPACES,
  PODS,
  RESOURCE_QUOTAS,
  WORKSPACE_INDEX,
} from './resources';

interface Found {
  name: string;
  namespace: string;
}

// A namespace lies in no namespace; everything else lies in the one that is looked for.
function namespacesOf(reading: ReadingOf<Found>): string[] {
  return reading.status === 'ok'
    ? reading.value.map(({ namespace, name }) => namespace || name)
    : [];
}

interface FoundNamespaces {
  names: string[];
  /** Those of them that nothing but a pod of the component speaks for. */
  byPodsAlone: ReadonlySet<string>;
  problems: SourceProblem[];
}

/** The namespaces of the target in a cluster: those that it names, and those that carry its labels. */
export function findNamespaces(
  reader: ClusterReader,
  target: QuotaTarget,
): FoundNamespaces {
  const { component, workspace, environment } = target;
  const pods = component
    ? [reader.listBy(PODS, COMPONENT_INDEX, component)]
    : [];
  const readings: ReadingOf<Found>[] = [
    ...(workspace
      ? [
          reader.listBy(NAMESPACES, WORKSPACE_INDEX, workspace),
          reader.listBy(RESOURCE_QUOTAS, WORKSPACE_INDEX, workspace),
        ]
      : []),
    ...(component
      ? [reader.listBy(NAMESPACES, COMPONENT_INDEX, component)]
      : []),
    ...(environment
      ? [reader.listBy(NAMESPACES, ENVIRONMENT_INDEX, environment)]
      : []),
  ];
  const own = new Set([
    ...target.namespaces,
    ...readings.flatMap(namespacesOf),
  ]);
  const ofPods = pods.flatMap(namespacesOf);
  return {
    names: [...new Set([...own, ...ofPods])].sort(),
    byPodsAlone: new Set(ofPods.filter(name => !own.has(name))),
    problems: problemsOf([...readings, ...pods]),
  };
}
