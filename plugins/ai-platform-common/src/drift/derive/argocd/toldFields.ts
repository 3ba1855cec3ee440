import type { FieldComparison } from '../../compare';
import type { ManagedResourceFacts } from '../../facts';
import { severitiesOf } from '../../severity';
import type { JudgedField } from '../judgedResource';
import { severityRank } from '../states';
import { changesOfFields } from './changeOf';

/** Fields of one resource that are told: a page with more of them helps nobody. */
const MOST_FIELDS = 500;

/** Those that matter most, where there are too many; all of the noise, which costs next to nothing. */
function mostTelling(
  kind: string,
  fields: readonly FieldComparison[],
): readonly FieldComparison[] {
  const real = fields.filter(({ noise }) => noise === undefined);
  if (real.length <= MOST_FIELDS) return fields;
  const severityOf = severitiesOf(kind);
  const rank = new Map(
    real.map(field => [field, severityRank(severityOf(field).severity)]),
  );
  const kept = new Set(
    real
      .sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0))
      .slice(0, MOST_FIELDS),
  );
  return fields.filter(field => field.noise !== undefined || kept.has(field));
}

function withChanges(
  facts: ManagedResourceFacts,
  deployedAt: string,
  fields: readonly FieldComparison[],
): JudgedField[] {
  const changeOf = changesOfFields(facts, deployedAt);
  return fields.map(field =>
    field.noise ? field : { ...field, ...changeOf(field.path) },
  );
}

interface Told {
  deployedAt: string;
  fields: readonly JudgedField[];
}

// A comparison is remembered for as long as the resource is kept, and so is what is told of it.
const remembered = new WeakMap<readonly FieldComparison[], Told>();

/** What is told of a resource by the fields in which it differs: those that matter most, and who changed each. */
export function toldFields(
  facts: ManagedResourceFacts,
  comparisons: readonly FieldComparison[],
  deployedAt: string,
): readonly JudgedField[] {
  if (comparisons.length === 0) return [];
  const known = remembered.get(comparisons);
  if (known?.deployedAt === deployedAt) return known.fields;
  const telling = mostTelling(facts.kind, comparisons);
  const fields = withChanges(facts, deployedAt, telling);
  remembered.set(comparisons, { deployedAt, fields });
  return fields;
}
