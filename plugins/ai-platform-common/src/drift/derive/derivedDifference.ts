import { severityOf } from '../severity';
import type { DriftDifference } from '../../view/driftView';
import { compare, firstDifference } from '../../quota/derive/order';
import type { JudgedField, JudgedResource } from './judgedResource';
import { sinceOf } from './ledger';
import type { Overlay } from './overlay';
import { severityRank } from './states';

function sides({
  want,
  have,
}: JudgedField): Pick<DriftDifference, 'want' | 'have'> {
  return { ...(want && { want }), ...(have && { have }) };
}

/** A field as it is shown: noise and what a person ignores as such, the rest with since when and by whom. */
export function derivedDifference(
  field: JudgedField,
  { id, kind }: JudgedResource,
  application: string,
  overlay: Overlay,
): DriftDifference {
  const { path } = field;
  const shown = {
    path,
    ...sides(field),
    ...severityOf({ kind, path, ...sides(field) }),
  };
  if (field.noise) return { ...shown, ignored: { by: field.noise } };
  const ignored = overlay.decisions(application, id, path);
  return {
    ...shown,
    ...sinceOf({ application, resource: id, path }, field, overlay),
    ...(field.who && { who: field.who }),
    ...(ignored && { ignored }),
  };
}

/** The ones that matter first, those of one severity by path; what is ignored last. */
export function sortedDifferences(
  differences: readonly DriftDifference[],
): DriftDifference[] {
  return [...differences].sort((a, b) =>
    firstDifference(
      Number(Boolean(a.ignored)) - Number(Boolean(b.ignored)),
      severityRank(b.severity) - severityRank(a.severity),
      compare(a.path, b.path),
    ),
  );
}
