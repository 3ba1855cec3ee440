import type { DriftView } from '../../view/driftView';
import type { DriftInputs } from '../inputs';
import { argocdApplication } from './argocd/argocdApplication';
import { closedDifferences } from './closedDifferences';
import { sumOfCounts, wholeResources } from './counts';
import { decisionsOf } from './decisions';
import type { DerivedApplication } from './derivedApplication';
import { fluxApplication } from './flux/fluxApplication';
import { headlineOf } from './headline';
import { ledgerOf } from './ledger';
import type { Overlay } from './overlay';
import { plainProblem } from './problems';
import { overallState } from './states';
import { Times } from './times';
import { terraformWorkspace } from './terraform/terraformWorkspace';
import { uniqueById } from './uniqueById';

function partsOf(inputs: DriftInputs, overlay: Overlay) {
  return {
    applications: [
      ...uniqueById(inputs.argocd).map(each =>
        argocdApplication(each, overlay),
      ),
      ...uniqueById(inputs.flux).map(each => fluxApplication(each, overlay)),
    ],
    workspaces: uniqueById(inputs.terraform).map(each =>
      terraformWorkspace(each, overlay),
    ),
  };
}

// A part of which something is unknown may still tell something of the rest.
const wasCompared = ({
  unknown,
  resources,
}: Pick<DerivedApplication, 'unknown' | 'resources'>) =>
  !unknown || resources.some(({ state }) => state !== 'unknown');

/**
 * From everything that is known of the applications and workspaces of an entity to what its page shows: what differs
 * from Git or the Terraform code, since when, by whom, how much it matters, and what can be done about it. Pure.
 *
 * What could not be compared, or was compared too long ago, is never in sync. `now` is milliseconds since 1970. For
 * `since` to be true from the first look on, advance the history first and pass what is open after it.
 *
 * @example
 * ```ts
 * const view = deriveDrift(inputs, clock.now());
 * view.headline; // { code: 'drifted', params: { fields: 3, resources: 2 }, since: '2026-…', managers: ['kubectl-edit'] }
 * ```
 * @public
 */
export function deriveDrift(inputs: DriftInputs, now: number): DriftView {
  const overlay: Overlay = {
    ledger: ledgerOf(inputs.open),
    decisions: decisionsOf(inputs.ignores, now),
    times: new Times(),
    now,
  };
  const { applications, workspaces } = partsOf(inputs, overlay);
  const parts = [...applications, ...workspaces];
  const views = {
    applications: applications.map(({ application }) => application),
    workspaces: workspaces.map(({ workspace }) => workspace),
  };
  const all = [...views.applications, ...views.workspaces];
  const counts = sumOfCounts(all.map(part => part.counts));
  const unknown =
    parts.filter(part => part.unknown).length + inputs.problems.length;
  const asked = parts.length + inputs.problems.length > 0;
  return {
    headline: headlineOf({
      ...views,
      counts,
      unknown,
      asked,
      compared: parts.some(wasCompared),
      whole: wholeResources(parts.flatMap(({ resources }) => resources)),
      resources: applications.flatMap(({ resources }) => resources),
    }),
    state: overallState([
      ...all.map(({ state }) => state),
      ...(unknown > 0 || !asked ? (['unknown'] as const) : []),
    ]),
    counts,
    ...views,
    problems: inputs.problems.map(({ source, problem }) => ({
      source,
      problem: plainProblem(problem),
    })),
    closed: closedDifferences(inputs.closed),
  };
}
