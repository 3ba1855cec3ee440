import type { TerraformChangeFacts, TerraformReportFacts } from '../facts';

type Counts = TerraformReportFacts['counts'];

/** No change at all. */
export function noChanges(): Counts {
  return {
    add: 0,
    change: 0,
    destroy: 0,
    replace: 0,
    import: 0,
    move: 0,
    forget: 0,
  };
}

const BY_ACTION = new Map<string, keyof Counts>([
  ['create', 'add'],
  ['update', 'change'],
  ['delete', 'destroy'],
  ['forget', 'forget'],
  ['delete,create', 'replace'],
  ['create,delete', 'replace'],
  ['create,forget', 'replace'],
  ['forget,create', 'replace'],
]);

/** What the plan does to the resource; undefined for nothing, and for data that is read. */
function effectOf(change: TerraformChangeFacts): keyof Counts | undefined {
  return BY_ACTION.get(change.actions.join(','));
}

/** Counts a change; an import or a move beside what else it is, as Terraform's own summary does. */
export function countChange(
  counts: Counts,
  change: TerraformChangeFacts,
): void {
  const effect = effectOf(change);
  if (effect) counts[effect] += 1;
  if (change.importing) counts.import += 1;
  if (change.previousAddress !== undefined) counts.move += 1;
}

/** True where nothing happens to the resource: neither an action nor an import or a move. */
export function isIdle(change: TerraformChangeFacts): boolean {
  return (
    change.actions.join() === 'no-op' &&
    !change.importing &&
    change.previousAddress === undefined
  );
}
