import { repositoryLocation } from '../../model/gitUrl';
import type { Workspace } from '../../model/workspace/workspace';
import { ARGOCD_NAMESPACE, RESOURCES_FINALIZER } from '../argocd/constants';
import { destination } from '../argocd/destination';
import { automated, RETRY, REVISION_HISTORY_LIMIT } from '../argocd/syncPolicy';
import { gitFolder } from '../gitops/repositories';
import { workspaceLabels } from './labels';
import { deliveryName } from './names';

function metadata(workspace: Workspace) {
  return {
    name: deliveryName(workspace),
    namespace: ARGOCD_NAMESPACE,
    labels: workspaceLabels(workspace),
    finalizers: [RESOURCES_FINALIZER],
  };
}

/** What the workspace's Application may write: its one namespace, and the kinds that are emitted. */
export function workspaceProject(workspace: Workspace) {
  const { gitops, namespace, queue } = workspace.spec;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: metadata(workspace),
    spec: {
      description: `Namespace and quota of the workspace ${workspace.metadata.name}`,
      sourceRepos: [repositoryLocation(gitops, 'platform-gitops-config').url],
      destinations: [{ ...destination(workspace, namespace) }],
      clusterResourceWhitelist: [
        { group: '', kind: 'Namespace', name: namespace },
      ],
      namespaceResourceWhitelist: [
        { group: '', kind: 'LimitRange' },
        { group: '', kind: 'ResourceQuota' },
        ...(queue ? [{ group: 'kueue.x-k8s.io', kind: 'LocalQueue' }] : []),
      ],
    },
  };
}

/** The Application that deploys what lies in `manifests/`. */
export function workspaceApplication(workspace: Workspace) {
  const { gitops, namespace, stage } = workspace.spec;
  const { url, path } = gitFolder(
    workspace,
    'platform-gitops-config',
    'manifests',
  );
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      ...metadata(workspace),
      // Server-side apply is compared on the server, which writes quantities its own way.
      annotations: {
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
      },
    },
    spec: {
      project: deliveryName(workspace),
      destination: { ...destination(workspace, namespace) },
      source: { repoURL: url, targetRevision: gitops.revision, path },
      revisionHistoryLimit: REVISION_HISTORY_LIMIT,
      syncPolicy: {
        automated: automated(stage),
        retry: RETRY,
        syncOptions: [
          'ServerSideApply=true',
          'ApplyOutOfSyncOnly=true',
          'PruneLast=true',
          // Two workspaces of one namespace would set back each other's quota for ever.
          'FailOnSharedResource=true',
        ],
      },
    },
  };
}
