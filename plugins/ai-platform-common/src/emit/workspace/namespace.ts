import type { Workspace } from '../../model/workspace/workspace';
import { podSecurity } from '../services/podSecurity';
import { workspaceLabels } from './labels';

// A namespace takes volumes with it, so a person says yes before it is deleted.
const KEPT = {
  argocd: {
    'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
  },
  flux: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
} as const;

/** The namespace that a team works in. */
export function namespace(workspace: Workspace) {
  const { gitops, namespace: name } = workspace.spec;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { ...workspaceLabels(workspace), ...podSecurity('baseline') },
      annotations: KEPT[gitops.engine],
    },
  };
}
