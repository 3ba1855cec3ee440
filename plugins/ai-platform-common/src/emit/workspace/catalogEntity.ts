import { ANNOTATIONS, ECOSYSTEM_ANNOTATIONS, LABELS } from '../../model/labels';
import type { Workspace } from '../../model/workspace/workspace';
import { fileUrl } from '../catalog/webUrl';
import { gitFolder } from '../gitops/repositories';
import { workspaceLabels } from './labels';
import { deliveryName } from './names';

function documentUrl(workspace: Workspace): string {
  const { revision } = workspace.spec.gitops;
  return fileUrl(
    gitFolder(workspace, 'platform-gitops-config', 'workspace.yaml'),
    revision,
  );
}

function annotations(workspace: Workspace): Record<string, string> {
  const { metadata, spec } = workspace;
  const url = documentUrl(workspace);
  return {
    [ANNOTATIONS.document]: url,
    [ANNOTATIONS.quotaDocument]: url,
    [ANNOTATIONS.workspace]: metadata.name,
    [ANNOTATIONS.stage]: spec.stage,
    ...(spec.gitops.engine === 'argocd' && {
      [ECOSYSTEM_ANNOTATIONS.argocdAppSelector]: `${LABELS.workspace}=${metadata.name}`,
      [ECOSYSTEM_ANNOTATIONS.argocdProjectName]: deliveryName(workspace),
    }),
    [ECOSYSTEM_ANNOTATIONS.kubernetesCluster]: spec.environment,
    [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: spec.namespace,
  };
}

/** The catalog entity of a workspace: a part of its project that needs its environment. */
export function catalogEntity(workspace: Workspace) {
  const { metadata, spec } = workspace;
  const url = documentUrl(workspace);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: metadata.name,
      description:
        metadata.description ??
        `Workspace of ${metadata.project} (${spec.stage}) on ${spec.environment}`,
      labels: workspaceLabels(workspace),
      annotations: annotations(workspace),
      tags: [spec.stage],
      // The page opens https links alone.
      links: url.startsWith('https://')
        ? [{ url, title: 'Document', icon: 'docs' }]
        : [],
    },
    spec: {
      type: 'ai-workspace',
      owner: metadata.owner,
      system: metadata.project,
      dependsOn: [`resource:default/${spec.environment}`],
    },
  };
}
