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
import type { JudgedResource } from '../judgedResource';
import { differs } from '../states';
import { changeOfExtra, changeOfMissing, type Change } from './changeOf';
import {
  comparedFields,
  differingFields,
  type IgnoreRules,
} from './comparedFields';
import { isExempt } from './isExempt';
import { toldFields } from './toldFields';
import { uncompared } from './uncompared';

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
  facts: ManagedResourceFacts,
  fields: readonly FieldComparison[],
  status: ResourceStatusFacts | undefined,
  { rules }: ManagedContext,
): Verdict {
  if (status?.sync === 'unknown')
    return { state: 'unknown', problem: NOT_TOLD };
  if (status?.sync === 'outOfSync') {
    if (equalJson(facts.want, facts.have))
      return { state: 'unknown', problem: NO_DIFFERENCE };
    const noise = comparedFields(facts, rules).find(
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
    : withoutDifference(facts, fields, status, context);
}

function changeOf(
  state: DriftState,
  facts: ManagedResourceFacts,
  { events }: ManagedContext,
): Change {
  if (state === 'extra') return changeOfExtra(facts);
  return state === 'missing' ? changeOfMissing(facts, events) : {};
}

/** A resource by the four forms in which Argo CD knows it; the status says what the forms leave open. */
export function judgedManaged(
  facts: ManagedResourceFacts,
  status: ResourceStatusFacts | undefined,
  context: ManagedContext,
): JudgedResource {
  const { group, kind, namespace, name, want, have, problem } = facts;
  const id = resourceId(facts);
  if (problem !== undefined) {
    const { health } = status ?? {};
    return uncompared({ id, group, kind, namespace, name, health }, problem);
  }
  const { fields: comparisons, noise } = differingFields(facts, context.rules);
  const fields = toldFields(facts, comparisons, context.deployedAt);
  const verdict = verdictOf(facts, comparisons, status, context);
  const health = have === null ? 'missing' : status?.health;
  return {
    id,
    group,
    kind,
    namespace,
    name,
    ...verdict,
    ...(health && { health }),
    ...changeOf(verdict.state, facts, context),
    fields,
    noise,
    omitted: comparisons.length - fields.length,
    ...(differs(verdict.state) && {
      texts: () => excerpt({ want, have, comparisons: fields }),
    }),
  };
}
