import type {
  DriftApplication,
  DriftResource,
  DriftSource,
  DriftWorkspace,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What a person may do about drift, each with a permission of its own. */
export type DriftAction = 'revert' | 'codify' | 'ignore';

/** An application or a workspace, as far as actions need it. */
export interface ActionSource {
  id: string;
  name: string;
  kind: DriftSource;
  selfHeal: boolean;
  /** Resources that were not sent to the page. */
  omitted: number;
}

/** What can be brought back from here: Terraform applies a whole workspace, in a workflow of its own. */
export interface GitopsSource extends ActionSource {
  kind: Exclude<DriftSource, 'terraform'>;
}

/** Whether a source is that of a GitOps engine. */
export function isGitops(source: ActionSource): source is GitopsSource {
  return source.kind !== 'terraform';
}

/** What somebody is about to do. */
export type ActionRequest =
  | {
      action: 'revert';
      source: GitopsSource;
      resources: DriftResource[];
      /** True for everything that differs, be it shown or not. */
      isWhole: boolean;
    }
  | { action: 'codify'; source: ActionSource; resource: DriftResource }
  | { action: 'ignore'; source: ActionSource; resource: DriftResource }
  | { action: 'endIgnore'; id: string; title: string };

export type RevertRequest = Extract<ActionRequest, { action: 'revert' }>;
export type CodifyRequest = Extract<ActionRequest, { action: 'codify' }>;
export type IgnoreRequest = Extract<ActionRequest, { action: 'ignore' }>;
export type EndIgnoreRequest = Extract<ActionRequest, { action: 'endIgnore' }>;

/** An application as something to act on. */
export function applicationSource(application: DriftApplication): ActionSource {
  const { id, name, source, selfHeal, omitted = 0 } = application;
  return { id, name, kind: source, selfHeal, omitted };
}

/** A workspace as something to act on. */
export function workspaceSource(workspace: DriftWorkspace): ActionSource {
  const { id, name, omitted = 0 } = workspace;
  return { id, name, kind: 'terraform', selfHeal: false, omitted };
}

const OPEN = ['drifted', 'missing', 'extra'];

/** The resources that a revert of everything is about. */
export function openResources(
  resources: readonly DriftResource[],
): DriftResource[] {
  return resources.filter(({ state }) => OPEN.includes(state));
}
