import { InputError } from '@backstage/errors';
import {
  annotationList,
  ECOSYSTEM_ANNOTATIONS,
  type Reading,
  type TerraformInputs,
  type TerraformReportFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** Names one workspace; `terraformSelections(annotations)` makes them of an entity's annotations. */
export interface WorkspaceSelection {
  organization?: string;
  workspace: string;
}

/** What CI says of a report; `reportMeta(request.query)` checks it. */
export interface ReportMeta extends WorkspaceSelection {
  commit?: string;
  /** http(s). */
  run?: string;
  engine?: 'terraform' | 'opentofu';
  engineVersion?: string;
}

/** What the poster of a report is told. */
export interface AcceptedReport {
  workspace: string;
  drift: number;
  changes: number;
}

/** The latest plan of each workspace, posted or fetched. */
export interface TerraformReports {
  /** The latest good report; `notFound` where there is none. */
  latest(selection: WorkspaceSelection): Promise<Reading<TerraformReportFacts>>;
  /** The same with what is around it: link, last refusal, apply workflow; `id` by `workspaceId`. */
  inputs(selection: WorkspaceSelection): Promise<TerraformInputs>;
  /**
   * Takes a plan as `terraform show -json` prints it, piece by piece, and summarises it in a worker thread.
   * Give it the body of the request: no body parser may stand before it. It ends before the stream does where the plan
   * is too large or its sender falls silent.
   *
   * @throws InputError with the reason where it is refused, and PostFault (408, 413) where it is not read to its end;
   * the last good report stays
   */
  ingest(
    stream: AsyncIterable<Uint8Array>,
    meta: ReportMeta,
  ): Promise<AcceptedReport>;
}

/** The workspaces that an entity names: all of its `terraform/workspaces`, in its `terraform/organization`. */
export function terraformSelections(
  annotations: Readonly<Record<string, string>>,
): WorkspaceSelection[] {
  const organization =
    annotations[ECOSYSTEM_ANNOTATIONS.terraformOrganization]?.trim();
  const workspaces = annotationList(
    annotations[ECOSYSTEM_ANNOTATIONS.terraformWorkspaces],
  );
  return workspaces.map(workspace => ({
    ...(organization && { organization }),
    workspace,
  }));
}

const NAME = /^[\w.-]{1,200}$/;
const WORDS = {
  organization: NAME,
  commit: /^[0-9a-fA-F]{7,64}$/,
  engineVersion: /^[\w.+-]{1,64}$/,
};
const LONGEST_LINK = 2000;

function word(
  query: Readonly<Record<string, unknown>>,
  key: string,
  pattern: RegExp,
): string | undefined {
  const value = query[key];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new InputError(`${key}: has to fit ${pattern.source}`);
  }
  return value;
}

function runOf({ run }: Readonly<Record<string, unknown>>): string | undefined {
  if (run === undefined || run === '') return undefined;
  const isLink =
    typeof run === 'string' &&
    run.length <= LONGEST_LINK &&
    URL.canParse(run) &&
    /^https?:$/.test(new URL(run).protocol);
  if (!isLink) throw new InputError('run: has to be a link, http or https');
  const { href, username, password } = new URL(run);
  if (username || password) {
    throw new InputError('run: must not carry credentials');
  }
  return href;
}

/**
 * What a pipeline says of its report, from the query of the request.
 *
 * @throws InputError that names the parameter
 */
export function reportMeta(
  query: Readonly<Record<string, unknown>>,
): ReportMeta {
  const workspace = word(query, 'workspace', NAME);
  if (!workspace) throw new InputError('workspace: is missing');
  const engine = word(query, 'engine', /^(?:terraform|opentofu)$/);
  return {
    workspace,
    organization: word(query, 'organization', WORDS.organization),
    commit: word(query, 'commit', WORDS.commit),
    run: runOf(query),
    ...(engine && { engine: engine === 'opentofu' ? engine : 'terraform' }),
    engineVersion: word(query, 'engineVersion', WORDS.engineVersion),
  };
}
