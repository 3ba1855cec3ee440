import type { TerraformInputs } from '../../inputs';
import { plainText } from '../../plainText';
import type { DriftResource, DriftWorkspace } from '../../../view/driftView';
import type { SourceProblem } from '../../../view/sourceProblem';
import { countsOf } from '../counts';
import { derivedResource } from '../derivedResource';
import type { Overlay } from '../overlay';
import { problemsOf } from '../problems';
import { safeLink } from '../safeLink';
import { sentResources } from '../sentResources';
import { sinceOfAll } from '../sinceOfAll';
import { differs, overallState } from '../states';
import { timeOf } from '../times';
import { judgedWorkspace, type JudgedWorkspace } from './judgedWorkspace';
import { pendingChanges } from './pendingChanges';

/** A workspace as it travels, and all of its resources, also those beyond what is sent. */
export interface DerivedWorkspace {
  workspace: DriftWorkspace;
  resources: readonly DriftResource[];
  /** True where something in it could not be compared. */
  unknown: boolean;
}

type Place = Pick<
  DriftWorkspace,
  'id' | 'name' | 'organization' | 'link' | 'revert'
>;

function placeOf(inputs: TerraformInputs): Place {
  const { id, workspace, organization } = inputs;
  const link = safeLink(inputs.link);
  const applyLink = safeLink(inputs.applyLink);
  return {
    id,
    name: workspace,
    ...(organization && { organization }),
    ...(link && { link }),
    revert: applyLink ? { link: applyLink } : { obstacle: 'noApplyWorkflow' },
  };
}

function refusalOf({ refused }: TerraformInputs): SourceProblem[] {
  return refused
    ? [
        {
          code: 'invalidAnswer',
          message: `A report was refused: ${refused.message}`,
        },
      ]
    : [];
}

function unread(inputs: TerraformInputs): DerivedWorkspace {
  return {
    workspace: {
      ...placeOf(inputs),
      state: 'unknown',
      stale: true,
      problems: problemsOf([inputs.report], refusalOf(inputs)),
      counts: countsOf([]),
      resources: [],
      pendingResources: [],
    },
    resources: [],
    unknown: true,
  };
}

function problemsWith(
  inputs: TerraformInputs,
  { reason }: JudgedWorkspace,
): SourceProblem[] {
  return problemsOf(
    [inputs.report],
    [
      ...(reason ? [{ code: 'invalidAnswer' as const, message: reason }] : []),
      ...refusalOf(inputs),
    ],
  );
}

function reportShown({
  report,
  stale,
  resources,
}: JudgedWorkspace): Pick<
  DriftWorkspace,
  | 'engine'
  | 'engineVersion'
  | 'plannedAt'
  | 'stale'
  | 'commit'
  | 'run'
  | 'pending'
  | 'pendingResources'
> {
  const plannedAt = timeOf(report.plannedAt);
  const run = safeLink(report.run);
  return {
    engine: report.engine,
    engineVersion: plainText(report.engineVersion),
    ...(plannedAt && { plannedAt }),
    stale,
    ...(report.commit && { commit: plainText(report.commit) }),
    ...(run && { run }),
    ...pendingChanges(report, resources),
  };
}

/** A Terraform workspace as it is shown. */
export function terraformWorkspace(
  inputs: TerraformInputs,
  overlay: Overlay,
): DerivedWorkspace {
  if (inputs.report.status !== 'ok') return unread(inputs);
  const judged = judgedWorkspace(inputs, inputs.report.value, overlay.now);
  const place = placeOf(inputs);
  const { obstacle } = place.revert;
  const derived = judged.resources.map(resource =>
    derivedResource(
      { ...resource, revert: { ...(obstacle && { obstacle }) } },
      inputs.id,
      overlay,
    ),
  );
  const resources = derived.map(({ resource }) => resource);
  const states = resources.map(({ state }) => state);
  const state = overallState(states);
  const trusted = judged.reason === undefined;
  const since = sinceOfAll(resources);
  const sent = sentResources(derived);
  const omitted = sent.omitted + judged.report.omittedDrift;
  return {
    workspace: {
      ...place,
      ...reportShown(judged),
      state: differs(state) || trusted ? state : 'unknown',
      problems: problemsWith(inputs, judged),
      counts: countsOf(resources),
      ...(since && { since }),
      resources: sent.resources,
      ...(omitted > 0 && { omitted }),
    },
    resources,
    unknown: !trusted || states.includes('unknown'),
  };
}
