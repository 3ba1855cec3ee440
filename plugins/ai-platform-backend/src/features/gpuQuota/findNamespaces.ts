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

/** The namespaces of the target in a cluster: those that it names, and those that carry its labels. */
export function findNamespaces(
  reader: ClusterReader,
  target: QuotaTarget,
): { names: string[]; problems: SourceProblem[] } {
  const { component, workspace, environment } = target;
  const readings: ReadingOf<Found>[] = [
    ...(workspace
      ? [
          reader.listBy(NAMESPACES, WORKSPACE_INDEX, workspace),
          reader.listBy(RESOURCE_QUOTAS, WORKSPACE_INDEX, workspace),
        ]
      : []),
    ...(component
      ? [
          reader.listBy(NAMESPACES, COMPONENT_INDEX, component),
          reader.listBy(PODS, COMPONENT_INDEX, component),
        ]
      : []),
    ...(environment
      ? [reader.listBy(NAMESPACES, ENVIRONMENT_INDEX, environment)]
      : []),
  ];
  const names = [...target.namespaces, ...readings.flatMap(namespacesOf)];
  return { names: [...new Set(names)].sort(), problems: problemsOf(readings) };
}
