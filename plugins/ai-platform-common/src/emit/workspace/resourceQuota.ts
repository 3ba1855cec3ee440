import { ACCELERATORS } from '../../model/accelerators';
import type { Workspace } from '../../model/workspace/workspace';
import { workspaceLabels } from './labels';

/** The whole devices that Flagstone knows: what a document does not name of them is not allowed. */
const KNOWN_DEVICES = Object.values(ACCELERATORS).map(
  ({ resource }) => resource,
);

// Of extended resources Kubernetes takes no other key than requests.
function devices({ spec }: Workspace): Record<string, string> {
  const { accelerators } = spec.quota;
  const names = new Set([...KNOWN_DEVICES, ...Object.keys(accelerators)]);
  return Object.fromEntries(
    [...names]
      .sort()
      .map(name => [`requests.${name}`, String(accelerators[name] ?? 0)]),
  );
}

/**
 * The quota of the namespace, by what pods request.
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function resourceQuota(workspace: Workspace) {
  const { metadata, spec } = workspace;
  const { cpu, memory, storage, pods } = spec.quota;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {
      name: metadata.name,
      namespace: spec.namespace,
      labels: workspaceLabels(workspace),
    },
    spec: {
      hard: {
        ...devices(workspace),
        ...(cpu !== undefined && { 'requests.cpu': cpu }),
        ...(memory !== undefined && { 'requests.memory': memory }),
        ...(storage !== undefined && { 'requests.storage': storage }),
        ...(pods !== undefined && { pods: String(pods) }),
      },
    },
  };
}
