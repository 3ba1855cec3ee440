import type {
  Workspace,
  WorkspaceQueue,
} from '../../model/workspace/workspace';
import { workspaceLabels } from './labels';

/**
 * The workspace's way into a ClusterQueue.
 * @see https://kueue.sigs.k8s.io/docs/concepts/local_queue/
 */
export function localQueue(
  workspace: Workspace,
  { name, clusterQueue }: WorkspaceQueue,
) {
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'LocalQueue',
    metadata: {
      name,
      namespace: workspace.spec.namespace,
      labels: workspaceLabels(workspace),
    },
    spec: { clusterQueue },
  };
}
