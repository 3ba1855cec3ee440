import type { FluxObjectFacts } from '../../facts';
import type { FluxInputs } from '../../inputs';
import { plainText } from '../../plainText';
import type { DriftApplication, DriftDeploy } from '../../../view/driftView';
import type {
  DriftObstacle,
  DriftState,
  HealthState,
  SyncState,
} from '../../../view/driftVocabulary';
import { compare } from '../../../quota/derive/order';
import { countsOf } from '../counts';
import type { DerivedApplication } from '../derivedApplication';
import { derivedResource } from '../derivedResource';
import { namesOfId } from '../namesOfId';
import type { Overlay } from '../overlay';
import { problemsOf } from '../problems';
import { sentResources } from '../sentResources';
import { sinceOfAll } from '../sinceOfAll';
import { differs, overallState } from '../states';
import { isoOf, timeOf } from '../times';
import { eventsOf } from './driftReport';
import { conditionOf, verdictAt } from './fluxTrust';
import { judgedFlux, type JudgedFlux } from './judgedFlux';

const MOST_DEPLOYS = 20;
const MOST_EVENTS = 5;
const GIT_REVISION = /@sha1:([0-9a-f]{7,64})$/;

/** Events that tell of drift that was found or corrected; a Kustomization tells it by what it had to configure. */
const TELLING = /drift/i;
const CORRECTED = /\s(?:configured|created)(?:\s|$)/;

function unread(inputs: FluxInputs): DerivedApplication {
  const [, , kind, namespace, name] = namesOfId(inputs.id);
  return {
    application: {
      id: inputs.id,
      source: 'flux',
      kind: kind ?? 'Kustomization',
      name: name ?? inputs.id,
      ...(namespace && { namespace }),
      instance: inputs.cluster,
      state: 'unknown',
      sync: 'unknown',
      health: 'unknown',
      stale: true,
      problems: problemsOf([inputs.object]),
      conditions: [],
      counts: countsOf([]),
      selfHeal: false,
      resources: [],
      history: [],
      revert: { obstacle: 'notWritable' },
    },
    resources: [],
    unknown: true,
  };
}

function healthOf(facts: FluxObjectFacts): HealthState {
  if (facts.suspended) return 'suspended';
  switch (conditionOf(facts, 'Ready')?.status) {
    case 'True':
      return 'healthy';
    case 'False':
      return 'degraded';
    case 'Unknown':
      return 'progressing';
    default:
      return 'unknown';
  }
}

function syncOf(
  { lastAppliedRevision, lastAttemptedRevision }: FluxObjectFacts,
  state: DriftState,
): SyncState {
  if (differs(state)) return 'outOfSync';
  if (state !== 'unknown') return 'synced';
  const behind =
    lastAppliedRevision !== undefined &&
    lastAttemptedRevision !== undefined &&
    lastAppliedRevision !== lastAttemptedRevision;
  return behind ? 'outOfSync' : 'unknown';
}

// A HelmRelease that detects drift to warn alone does not correct it; a Kustomization always does.
const healsItself = ({ kind, suspended, driftDetection }: FluxObjectFacts) =>
  !suspended && (kind === 'Kustomization' || driftDetection === 'enabled');

function revertObstacle(
  { writable }: FluxInputs,
  facts: FluxObjectFacts,
): DriftObstacle | undefined {
  if (!writable) return 'notWritable';
  if (facts.suspended) return 'suspended';
  return conditionOf(facts, 'Reconciling')?.status === 'True'
    ? 'operationRunning'
    : undefined;
}

function deploysOf({ history }: FluxObjectFacts): DriftDeploy[] {
  return history
    .flatMap(({ revision, at }) => {
      const time = timeOf(at);
      if (time === undefined) return [];
      const commit = GIT_REVISION.exec(revision)?.[1] ?? plainText(revision);
      return [
        {
          id: plainText(`${time} ${revision}`),
          at: time,
          commits: [{ revision: commit }],
        },
      ];
    })
    .sort((a, b) => compare(b.at, a.at))
    .slice(0, MOST_DEPLOYS);
}

function conditionsOf(
  facts: FluxObjectFacts,
  events: FluxInputs['events'],
): DriftApplication['conditions'] {
  const telling = eventsOf(facts, events)
    .filter(
      ({ reason, message }) => TELLING.test(reason) || CORRECTED.test(message),
    )
    .slice(0, MOST_EVENTS)
    .map(({ reason, message }) => ({ type: reason, message }));
  return [...facts.conditions, ...telling].map(({ type, message }) => ({
    type: plainText(type),
    message: plainText(message),
  }));
}

function stateOf(
  states: readonly DriftState[],
  { trust }: JudgedFlux,
): DriftState {
  const state = overallState(states);
  return differs(state) || trust.reason === undefined ? state : 'unknown';
}

/** A Flux Kustomization or HelmRelease as it is shown. */
export function fluxApplication(
  inputs: FluxInputs,
  overlay: Overlay,
): DerivedApplication {
  if (inputs.object.status !== 'ok') return unread(inputs);
  const facts = inputs.object.value;
  const judged = judgedFlux(inputs, facts, overlay.now);
  const obstacle = revertObstacle(inputs, facts);
  const revert = { ...(obstacle && { obstacle }) };
  const derived = judged.resources.map(resource =>
    derivedResource({ ...resource, revert }, inputs.id, overlay),
  );
  const resources = derived.map(({ resource }) => resource);
  const states = resources.map(({ state }) => state);
  const state = stateOf(states, judged);
  const comparedAt = verdictAt(facts);
  const since = sinceOfAll(resources);
  const sent = sentResources(derived);
  const history = deploysOf(facts);
  return {
    application: {
      id: inputs.id,
      source: 'flux',
      kind: facts.kind,
      name: facts.name,
      namespace: facts.namespace,
      instance: inputs.cluster,
      state,
      sync: syncOf(facts, state),
      health: healthOf(facts),
      ...(comparedAt !== undefined && { comparedAt: isoOf(comparedAt) }),
      stale: judged.trust.stale,
      problems: problemsOf([inputs.object]),
      conditions: conditionsOf(facts, inputs.events),
      counts: countsOf(resources),
      ...(since && { since }),
      selfHeal: healsItself(facts),
      resources: sent.resources,
      ...(sent.omitted > 0 && { omitted: sent.omitted }),
      ...(history[0] && { lastDeploy: history[0] }),
      history,
      revert,
    },
    resources,
    unknown: states.includes('unknown') || judged.trust.reason !== undefined,
  };
}
