import { severitiesOf } from '../severity';
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

/** The fields of a resource as they are shown: noise and what a person ignores as such, the rest with since when and by whom. */
export function derivedDifferences(
  fields: readonly JudgedField[],
  { id, kind }: Pick<JudgedResource, 'id' | 'kind'>,
  application: string,
  overlay: Overlay,
): DriftDifference[] {
  const severityOf = severitiesOf(kind);
  const derived = fields.map((field): DriftDifference => {
    const { path } = field;
    const shown = { path, ...sides(field), ...severityOf(field) };
    if (field.noise) return { ...shown, ignored: { by: field.noise } };
    const ignored = overlay.decisions(application, id, path);
    return {
      ...shown,
      ...sinceOf({ application, resource: id, path }, field, overlay),
      ...(field.who && { who: field.who }),
      ...(ignored && { ignored }),
    };
  });
  return sortedDifferences(derived);
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
