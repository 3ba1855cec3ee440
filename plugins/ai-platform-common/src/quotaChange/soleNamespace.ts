import { selectedNamespace } from './clusterQueuePlace';
import type { Head } from './quotaPlace';
import { quotaObjects } from './quotaObjects';
import { workspaceNamespace } from './workspacePlace';
import { readYamlFile } from './yamlFile';

/**
 * The one namespace that every quota of a file is of; undefined where there is more than one, or where a quota does not
 * say whose it is. A ClusterQueue is of the namespaces whose LocalQueues stand beside it, and of the one that it selects
 * by name; the only queue of a file goes with the file's other quotas.
 *
 * @throws QuotaChangeError where the file is no YAML
 * @public
 */
export function soleNamespace(text: string): string | undefined {
  const objects = quotaObjects(readYamlFile(text));
  const local = objects.localQueues.map(({ head }) => head);
  const isOnlyQueue = objects.clusterQueues.length === 1 && local.length === 0;
  const named = [
    ...[...objects.resourceQuotas.map(({ head }) => head), ...local].map(
      ({ metadata }) => metadata.namespace,
    ),
    ...objects.workspaces.map(({ head }) => workspaceNamespace(head)),
    ...objects.clusterQueues.flatMap(({ head }) => {
      const namespaces = namespacesOf(head, local);
      return isOnlyQueue || namespaces.length > 0 ? namespaces : [undefined];
    }),
  ];
  const [first, ...others] = new Set(named);
  return others.length === 0 && first ? first : undefined;
}

function namespacesOf(queue: Head, local: readonly Head[]) {
  const selected = selectedNamespace(queue);
  return [
    ...(selected === undefined ? [] : [selected]),
    ...local
      .filter(({ spec }) => spec?.clusterQueue === queue.metadata.name)
      .map(({ metadata }) => metadata.namespace),
  ];
}
