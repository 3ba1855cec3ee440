import type { TerraformChangeFacts, TerraformReportFacts } from '../../facts';
import { terraformResourceId } from '../../ids';
import { plainText } from '../../plainText';
import { countChange, noChanges } from '../../terraform/changeCounts';
import type { DriftWorkspace } from '../../../view/driftView';
import type { JudgedResource } from '../judgedResource';
import { differs } from '../states';

type Counts = TerraformReportFacts['counts'];

const MOST_PENDING = 500;

/** What a change is called that is several things at once: the weightiest. */
const BY_WEIGHT = [
  'replace',
  'destroy',
  'add',
  'change',
  'forget',
  'import',
  'move',
] as const satisfies readonly (keyof Counts)[];

function countsOfOne(change: TerraformChangeFacts): Counts {
  const counts = noChanges();
  countChange(counts, change);
  return counts;
}

const lies = (path: string, parent: string) =>
  path === parent ||
  path.startsWith(`${parent}.`) ||
  path.startsWith(`${parent}[`);

/** True where the change brings back what drifted, and does nothing else. */
function isRevert(
  { actions, differences, omitted }: TerraformChangeFacts,
  drifted: JudgedResource | undefined,
): boolean {
  if (!drifted || !differs(drifted.state)) return false;
  if (drifted.state === 'missing') return actions.join() === 'create';
  return (
    actions.join() === 'update' &&
    omitted === 0 &&
    differences.every(({ path }) =>
      drifted.fields.some(
        field => lies(path, field.path) || lies(field.path, path),
      ),
    )
  );
}

function shown(
  change: TerraformChangeFacts,
): DriftWorkspace['pendingResources'] {
  const counts = countsOfOne(change);
  const action = BY_WEIGHT.find(name => counts[name] > 0);
  if (!action) return [];
  const { actionReason } = change;
  return [
    {
      id: terraformResourceId(change),
      action,
      ...(actionReason && { reason: plainText(actionReason) }),
    },
  ];
}

function without(counts: Counts, reverts: readonly TerraformChangeFacts[]) {
  const rest = { ...counts };
  for (const revert of reverts) {
    const own = countsOfOne(revert);
    for (const name of BY_WEIGHT)
      rest[name] = Math.max(rest[name] - own[name], 0);
  }
  return rest;
}

/** What the code would change beside bringing back what drifted; a refresh-only plan does not tell. */
export function pendingChanges(
  report: TerraformReportFacts,
  resources: readonly JudgedResource[],
): Pick<DriftWorkspace, 'pending' | 'pendingResources'> {
  if (report.refreshOnly) return { pendingResources: [] };
  const drifted = new Map(resources.map(resource => [resource.id, resource]));
  const revertOf = (change: TerraformChangeFacts) =>
    isRevert(change, drifted.get(terraformResourceId(change)));
  return {
    pending: without(report.counts, report.changes.filter(revertOf)),
    pendingResources: report.changes
      .filter(change => !revertOf(change))
      .flatMap(shown)
      .slice(0, MOST_PENDING),
  };
}
