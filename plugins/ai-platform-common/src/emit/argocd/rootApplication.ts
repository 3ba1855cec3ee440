import type { Environment } from '../../model/environment';
import { environmentLabels } from '../gitops/labels';
import { gitFolder } from '../gitops/repositories';
import {
  ARGOCD_NAMESPACE,
  ARGOCD_OWN_CLUSTER,
  RESOURCES_FINALIZER,
} from './constants';
import { appsProjectName } from './names';
import { automated, RETRY, REVISION_HISTORY_LIMIT } from './syncPolicy';

/** The Application of Applications: it deploys what lies in `applications/`, wave by wave. */
export function rootApplication(environment: Environment) {
  const { metadata, spec } = environment;
  const { url, path } = gitFolder(
    environment,
    'platform-gitops-config',
    'applications',
  );
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: metadata.name,
      namespace: ARGOCD_NAMESPACE,
      labels: environmentLabels(environment),
      finalizers: [RESOURCES_FINALIZER],
    },
    spec: {
      project: appsProjectName(environment),
      destination: { name: ARGOCD_OWN_CLUSTER, namespace: ARGOCD_NAMESPACE },
      source: { repoURL: url, targetRevision: spec.gitops.revision, path },
      revisionHistoryLimit: REVISION_HISTORY_LIMIT,
      syncPolicy: {
        automated: automated(spec.stage),
        retry: RETRY,
        syncOptions: [
          'ServerSideApply=true',
          'ApplyOutOfSyncOnly=true',
          'PruneLast=true',
        ],
      },
    },
  };
}
