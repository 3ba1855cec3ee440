import {
  entriesAt,
  integerAt,
  isTrueAt,
  listAt,
  textAt,
} from '../../quota/facts/fields';
import { kept } from '../../quota/facts/kept';
import { placeOf } from '../../quota/facts/metadata';
import type { FluxObjectFacts, ResourceRef } from '../facts';
import { shownMessage } from '../mask/shownMessage';
import { durationMs } from './durationMs';
import { inventoryRef } from './inventoryRef';
import { LONGEST_MESSAGE } from './longestMessage';

const CONDITION_STATES = ['True', 'False', 'Unknown'] as const;
const DRIFT_MODES = ['enabled', 'warn', 'disabled'] as const;

/** The latest are enough for the page. */
const MOST_HISTORY = 10;
const MOST_INVENTORY = 500;

const oneOf = <Value extends string>(
  values: readonly Value[],
  text: string | undefined,
) => values.find(value => value === text);

function conditionsOf(object: unknown): FluxObjectFacts['conditions'] {
  return listAt(object, 'status', 'conditions').flatMap(condition => {
    const type = textAt(condition, 'type');
    if (!type) return [];
    return [
      {
        type,
        status:
          oneOf(CONDITION_STATES, textAt(condition, 'status')) ?? 'Unknown',
        reason: textAt(condition, 'reason') ?? '',
        message: shownMessage(
          textAt(condition, 'message') ?? '',
          LONGEST_MESSAGE,
        ),
        at: textAt(condition, 'lastTransitionTime') ?? '',
      },
    ];
  });
}

function inventoryOf(object: unknown): ResourceRef[] {
  return listAt(object, 'status', 'inventory', 'entries')
    .slice(0, MOST_INVENTORY)
    .flatMap(entry => inventoryRef(textAt(entry, 'id') ?? '') ?? []);
}

/** A Kustomization keeps when it applied a revision, a HelmRelease when it deployed a version of a chart. */
function historyOf(object: unknown): FluxObjectFacts['history'] {
  return listAt(object, 'status', 'history')
    .slice(0, MOST_HISTORY)
    .flatMap(entry => {
      const at =
        textAt(entry, 'lastReconciled') ?? textAt(entry, 'lastDeployed');
      const revision =
        textAt(entry, 'metadata', 'revision') ??
        textAt(entry, 'chartVersion') ??
        textAt(entry, 'digest');
      if (!at || !revision) return [];
      const status =
        textAt(entry, 'lastReconciledStatus') ?? textAt(entry, 'status') ?? '';
      return [{ revision, at, status }];
    });
}

function labelsOf(object: unknown): Record<string, string> | undefined {
  const labels = entriesAt(object, 'metadata', 'labels').flatMap(
    ([key, value]) => (typeof value === 'string' ? [[key, value]] : []),
  );
  return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}

const factsOf =
  (kind: FluxObjectFacts['kind']) =>
  (object: unknown): FluxObjectFacts | undefined => {
    const place = placeOf(object);
    if (!place) return undefined;
    const ignoreRules =
      kind === 'HelmRelease'
        ? listAt(object, 'spec', 'driftDetection', 'ignore')
        : listAt(object, 'spec', 'ignore');
    return kept({
      kind,
      ...place,
      labels: labelsOf(object),
      suspended: isTrueAt(object, 'spec', 'suspend'),
      driftDetection: oneOf(
        DRIFT_MODES,
        textAt(object, 'spec', 'driftDetection', 'mode'),
      ),
      ignoreRules: ignoreRules.length,
      conditions: conditionsOf(object),
      lastAppliedRevision: textAt(object, 'status', 'lastAppliedRevision'),
      lastAttemptedRevision: textAt(object, 'status', 'lastAttemptedRevision'),
      inventory: inventoryOf(object),
      intervalMs: durationMs(textAt(object, 'spec', 'interval') ?? ''),
      lastHandledReconcileAt: textAt(
        object,
        'status',
        'lastHandledReconcileAt',
      ),
      history: historyOf(object),
      generation: integerAt(object, 'metadata', 'generation') ?? 0,
      observedGeneration:
        integerAt(object, 'status', 'observedGeneration') ?? 0,
    });
  };

/** What is kept of a Flux Kustomization (v1); undefined where it has no name. @public */
export const kustomizationFacts = factsOf('Kustomization');

/** What is kept of a Flux HelmRelease (v2); undefined where it has no name. @public */
export const helmReleaseFacts = factsOf('HelmRelease');
