import { excerpt, type FieldComparison } from '../../compare';
import { equalJson } from '../../compare/plainJson';
import type {
  ManagedResourceFacts,
  ObjectEventFacts,
  ResourceStatusFacts,
} from '../../facts';
import { resourceId } from '../../ids';
import type {
  DriftNoise,
  DriftState,
  SyncState,
} from '../../../view/driftVocabulary';
import type { JudgedField, JudgedResource } from '../judgedResource';
import { severityOf } from '../../severity';
import { differs, severityRank } from '../states';
import {
  changeOfExtra,
  changeOfField,
  changeOfMissing,
  type Change,
} from './changeOf';
import { comparedFields, type IgnoreRules } from './comparedFields';
import { isExempt } from './isExempt';

/** What the judgement of a resource needs beside its four forms. */
export interface ManagedContext {
  rules: IgnoreRules;
  deployedAt: string;
  /** Of the application as a whole. */
  sync: SyncState;
  events: readonly ObjectEventFacts[];
}

type Verdict = Pick<JudgedResource, 'state' | 'problem' | 'ignoredBy'>;

const NO_DIFFERENCE =
  'Argo CD says that it differs, and shows no field that does.';
const NOT_TOLD = 'Argo CD does not tell whether it is in sync.';

/** Fields of one resource that are told: for each of them the whole object is gone through. */
const MOST_FIELDS = 500;

/** Those that matter most, where there are too many; all of the noise, which costs next to nothing. */
function mostTelling(
  kind: string,
  fields: readonly FieldComparison[],
): readonly FieldComparison[] {
  const real = fields.filter(({ noise }) => noise === undefined);
  if (real.length <= MOST_FIELDS) return fields;
  const rank = new Map(
    real.map(field => [
      field,
      severityRank(severityOf({ kind, ...field }).severity),
    ]),
  );
  const kept = new Set(
    real
      .sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0))
      .slice(0, MOST_FIELDS),
  );
  return fields.filter(field => field.noise !== undefined || kept.has(field));
}

/** Noise that Argo CD itself takes for a difference. */
const SPELLING: readonly DriftNoise[] = [
  'equalQuantity',
  'order',
  'bookkeeping',
];

function onOneSide(
  state: DriftState,
  status: ResourceStatusFacts | undefined,
): Verdict {
  return status?.sync === 'unknown'
    ? { state: 'unknown', problem: NOT_TOLD }
    : { state };
}

function withoutDifference(
  { want, have }: ManagedResourceFacts,
  fields: readonly FieldComparison[],
  status: ResourceStatusFacts | undefined,
): Verdict {
  if (status?.sync === 'unknown')
    return { state: 'unknown', problem: NOT_TOLD };
  if (status?.sync === 'outOfSync') {
    if (equalJson(want, have))
      return { state: 'unknown', problem: NO_DIFFERENCE };
    const noise = fields.find(
      field => field.noise && SPELLING.includes(field.noise),
    );
    return { state: 'ignored', ignoredBy: noise?.noise ?? 'bookkeeping' };
  }
  return fields.some(({ noise }) => noise === 'ignoreDifferences')
    ? { state: 'ignored' }
    : { state: 'inSync' };
}

function verdictOf(
  facts: ManagedResourceFacts,
  fields: readonly FieldComparison[],
  status: ResourceStatusFacts | undefined,
  context: ManagedContext,
): Verdict {
  if (facts.want === null)
    return isExempt(facts, status, context)
      ? { state: 'ignored', ignoredBy: 'ignoreDifferences' }
      : onOneSide('extra', status);
  if (facts.have === null) return onOneSide('missing', status);
  return fields.some(({ noise }) => noise === undefined)
    ? { state: 'drifted' }
    : withoutDifference(facts, fields, status);
}

function changeOf(
  state: DriftState,
  facts: ManagedResourceFacts,
  { events }: ManagedContext,
): Change {
  if (state === 'extra') return changeOfExtra(facts);
  return state === 'missing' ? changeOfMissing(facts, events) : {};
}

function judgedField(
  field: FieldComparison,
  facts: ManagedResourceFacts,
  context: ManagedContext,
): JudgedField {
  return field.noise
    ? field
    : { ...field, ...changeOfField(facts, field.path, context.deployedAt) };
}

/** A resource by the four forms in which Argo CD knows it; the status says what the forms leave open. */
export function judgedManaged(
  facts: ManagedResourceFacts,
  status: ResourceStatusFacts | undefined,
  context: ManagedContext,
): JudgedResource {
  const { group, kind, namespace, name, want, have } = facts;
  const comparisons = comparedFields(facts, context.rules);
  const told = mostTelling(kind, comparisons);
  const verdict = verdictOf(facts, comparisons, status, context);
  const health = have === null ? 'missing' : status?.health;
  return {
    id: resourceId(facts),
    group,
    kind,
    namespace,
    name,
    ...verdict,
    ...(health && { health }),
    ...changeOf(verdict.state, facts, context),
    fields: told.map(field => judgedField(field, facts, context)),
    omitted: comparisons.length - told.length,
    ...(differs(verdict.state) && {
      texts: () => excerpt({ want, have, comparisons: told }),
    }),
  };
}
