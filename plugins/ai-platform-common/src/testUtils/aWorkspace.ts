import { formatIssue } from '../model/issue';
import { parseWorkspace } from '../model/workspace/parseWorkspace';
import type { Workspace } from '../model/workspace/workspace';
import type { WorkspaceInput } from '../model/workspace/workspaceSchema';

type Metadata = Partial<WorkspaceInput['metadata']>;
type Spec = Partial<WorkspaceInput['spec']>;

/** What a person writes for a workspace with GPUs, with changes laid over it. */
export function aWorkspaceInput(
  spec: Spec = {},
  metadata: Metadata = {},
): WorkspaceInput {
  return {
    apiVersion: 'flagstone/v1',
    kind: 'Workspace',
    metadata: {
      name: 'fraud-training',
      project: 'fraud',
      owner: 'group:default/fraud-ml',
      department: 'risk',
      costCenter: '4711',
      ...metadata,
    },
    spec: {
      environment: 'fraud-dev',
      stage: 'dev',
      quota: {
        accelerators: { 'nvidia.com/gpu': 8 },
        cpu: 64,
        memory: '256Gi',
      },
      gitops: {
        repoUrl: 'https://github.com/acme/platform-gitops-config.git',
      },
      ...spec,
    },
  };
}

/** A parsed workspace; throws with every issue where the changes make it a faulty one. */
export function aWorkspace(
  spec: Spec = {},
  metadata: Metadata = {},
): Workspace {
  const { workspace, issues } = parseWorkspace(aWorkspaceInput(spec, metadata));
  if (!workspace) throw new Error(issues.map(formatIssue).join('\n'));
  return workspace;
}
