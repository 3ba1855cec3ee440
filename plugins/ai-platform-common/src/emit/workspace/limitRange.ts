import type { Workspace } from '../../model/workspace/workspace';
import { workspaceLabels } from './labels';

/**
 * Requests for containers that have none: with a quota for CPU or memory they would be refused.
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function limitRange(workspace: Workspace) {
  const { metadata, spec } = workspace;
  const { cpu, memory, limits } = spec.defaults;
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: {
      name: metadata.name,
      namespace: spec.namespace,
      labels: workspaceLabels(workspace),
    },
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: { cpu, memory },
          ...(Object.keys(limits).length > 0 && { default: { ...limits } }),
        },
      ],
    },
  };
}
