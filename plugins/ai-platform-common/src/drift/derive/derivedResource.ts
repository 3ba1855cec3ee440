import { severityOf } from '../severity';
import type {
  DriftActor,
  DriftDifference,
  DriftResource,
  IgnoredDifference,
} from '../../view/driftView';
import type { DriftState } from '../../view/driftVocabulary';
import { compare, firstDifference } from '../../quota/derive/order';
import { countBy } from './countBy';
import { derivedDifferences, sortedDifferences } from './derivedDifference';
import { isOpen } from './isOpen';
import {
  realFields,
  type JudgedField,
  type JudgedResource,
} from './judgedResource';
import { sinceOf, type Since } from './ledger';
import type { Overlay } from './overlay';
import { differs, worstSeverity } from './states';

/** A resource with what counts of its differences, and what is needed to send it. */
export interface DerivedResource {
  resource: DriftResource;
  judged: JudgedResource;
  /** All of its differences, those that matter first. */
  differences: () => DriftDifference[];
}

type Told = Pick<DriftResource, 'severity' | 'since' | 'sinceSeen' | 'who'>;

/** The one that changed the most fields; of several the one that changed last. */
function mainActor(
  differences: readonly DriftDifference[],
): DriftActor | undefined {
  const actors = differences.flatMap(({ who }) => (who ? [who] : []));
  const weights = countBy(actors, ({ manager }) => manager);
  // Each once: of many fields the actors are few.
  return [...new Set(actors)].sort((a, b) =>
    firstDifference(
      (weights.get(b.manager) ?? 0) - (weights.get(a.manager) ?? 0),
      compare(b.at ?? '', a.at ?? ''),
    ),
  )[0];
}

function earliestSince(
  differences: readonly DriftDifference[],
): Partial<Since> {
  const first = differences.reduce<DriftDifference | undefined>(
    (earlier, difference) =>
      (difference.since ?? '') < (earlier?.since ?? '9') ? difference : earlier,
    undefined,
  );
  if (first?.since === undefined) return {};
  return {
    since: first.since,
    ...(first.sinceSeen && { sinceSeen: true as const }),
  };
}

function toldByFields(differences: readonly DriftDifference[]): Told {
  const open = differences.filter(isOpen);
  const severity = worstSeverity(open.map(difference => difference.severity));
  const who = mainActor(open);
  return {
    ...(severity && { severity }),
    ...earliestSince(open),
    ...(who && { who }),
  };
}

function toldByResource(
  judged: JudgedResource,
  state: DriftState,
  application: string,
  overlay: Overlay,
): Told {
  const { severity } = severityOf({ kind: judged.kind, path: '' });
  return {
    ...(differs(state) && { severity }),
    ...sinceOf({ application, resource: judged.id, path: '' }, judged, overlay),
    ...(judged.who && { who: judged.who }),
  };
}

function toldOf(
  judged: JudgedResource,
  state: DriftState,
  differences: readonly DriftDifference[],
  application: string,
  overlay: Overlay,
): Told {
  if (!differs(judged.state)) return {};
  return realFields(judged).length > 0
    ? toldByFields(differences)
    : toldByResource(judged, state, application, overlay);
}

// What could not be compared stays unknown, whatever somebody said about it: nobody knows what it hides.
function stateOf(
  judged: JudgedResource,
  differences: readonly DriftDifference[],
  ignored: IgnoredDifference | undefined,
): DriftState {
  if (!differs(judged.state)) return judged.state;
  if (ignored) return 'ignored';
  const isTold = realFields(judged).length > 0;
  return isTold && !differences.some(isOpen) ? 'ignored' : judged.state;
}

function ignoredOf(
  judged: JudgedResource,
  application: string,
  { decisions }: Overlay,
): IgnoredDifference | undefined {
  if (judged.ignoredBy) return { by: judged.ignoredBy };
  return differs(judged.state)
    ? decisions(application, judged.id, '')
    : undefined;
}

/** Lays history, people's decisions and severity over what a source says of a resource. */
export function derivedResource(
  judged: JudgedResource,
  application: string,
  overlay: Overlay,
): DerivedResource {
  const { id, group, kind, namespace, name, health, problem } = judged;
  const derived = (fields: readonly JudgedField[]) =>
    derivedDifferences(fields, judged, application, overlay);
  const differences = derived(judged.fields);
  const ignored = ignoredOf(judged, application, overlay);
  const state = stateOf(judged, differences, ignored);
  const told = toldOf(judged, state, differences, application, overlay);
  return {
    judged,
    differences: () =>
      sortedDifferences([...differences, ...derived(judged.noise?.() ?? [])]),
    resource: {
      id,
      group,
      kind,
      ...(namespace && { namespace }),
      name,
      state,
      ...told,
      ...(health && { health }),
      differences,
      ...(judged.omitted > 0 && { omitted: judged.omitted }),
      ...(ignored && { ignored }),
      ...(problem && { problem }),
      ...(differs(state) && judged.revert && { revert: judged.revert }),
      ...(differs(state) && judged.codify && { codify: judged.codify }),
    },
  };
}
