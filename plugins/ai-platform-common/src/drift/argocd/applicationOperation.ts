import { valueAt } from '../../model/valueAt';
import { listAt, textAt } from '../../quota/facts/fields';
import { kept } from '../../quota/facts/kept';
import {
  isRunningPhase,
  OPERATION_PHASES,
  type OperationPhase,
} from '../../view/driftVocabulary';
import type { ApplicationFacts, ResourceRef } from '../facts';
import { shownMessage } from '../mask/shownMessage';
import { plainText } from '../plainText';
import { timeAt } from './timeAt';

/** Name of the line, among the infos of an operation, that says on whose behalf it was begun. @public */
export const REQUESTED_BY = 'Requested by';

/** The names of one object, as Argo CD writes them; undefined where it has none. */
export function resourceRefOf(value: unknown): ResourceRef | undefined {
  const kind = textAt(value, 'kind');
  const name = textAt(value, 'name');
  if (!kind || !name) return undefined;
  return {
    group: textAt(value, 'group') ?? '',
    kind,
    namespace: textAt(value, 'namespace') ?? '',
    name,
  };
}

/** Who began an operation, or deployed: a person's name, and nothing for what Argo CD does by itself. */
export function initiatorOf(operation: unknown): string | undefined {
  const name = textAt(operation, 'initiatedBy', 'username');
  return name && plainText(name);
}

function requesterOf(operation: unknown): string | undefined {
  const line = listAt(operation, 'info').find(
    info => textAt(info, 'name') === REQUESTED_BY,
  );
  const name = textAt(line, 'value');
  return name ? plainText(name) : initiatorOf(operation);
}

function resourcesOf(operation: unknown): ResourceRef[] | undefined {
  const refs = listAt(operation, 'sync', 'resources').flatMap(
    resource => resourceRefOf(resource) ?? [],
  );
  return refs.length > 0 ? refs : undefined;
}

function phaseOf(text: string | undefined): OperationPhase {
  const phase = OPERATION_PHASES.find(known => known === text?.toLowerCase());
  // Whatever is new among the phases is not known to have ended.
  return phase ?? 'running';
}

/** The operation that runs, or the last one; one that waits to be begun counts as running. */
export function applicationOperation(
  object: unknown,
): ApplicationFacts['operation'] {
  const waiting = valueAt(object, ['operation', 'sync']);
  const state = valueAt(object, ['status', 'operationState']);
  const phase = phaseOf(textAt(state, 'phase'));
  if (waiting && !(state && isRunningPhase(phase))) {
    const operation = valueAt(object, ['operation']);
    return kept<NonNullable<ApplicationFacts['operation']>>({
      phase: 'running',
      by: requesterOf(operation),
      resources: resourcesOf(operation),
    });
  }
  if (!state) return undefined;
  const message = textAt(state, 'message');
  const operation = valueAt(state, ['operation']);
  return kept({
    phase,
    message: message && shownMessage(message),
    startedAt: timeAt(state, 'startedAt'),
    finishedAt: timeAt(state, 'finishedAt'),
    by: requesterOf(operation),
    resources: resourcesOf(operation),
  });
}
