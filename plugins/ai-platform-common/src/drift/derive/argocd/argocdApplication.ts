import type { ArgocdApplicationInputs } from '../../inputs';
import type { DriftApplication } from '../../../view/driftView';
import type { DriftState } from '../../../view/driftVocabulary';
import { countsOf } from '../counts';
import type { DerivedApplication } from '../derivedApplication';
import { derivedResource } from '../derivedResource';
import { namesOfId } from '../namesOfId';
import type { Overlay } from '../overlay';
import { problemsOf } from '../problems';
import { safeLink } from '../safeLink';
import { sentResources } from '../sentResources';
import { plainText } from '../../plainText';
import { overallState } from '../states';
import { sinceOfAll } from '../sinceOfAll';
import { timeOf } from '../times';
import { deploysOf } from './deploys';
import { judgedApplication, type JudgedApplication } from './judgedApplication';
import { revertObstacle, withObstacles } from './obstacles';
import { operationOf } from './operation';

const MOST_CONDITIONS = 20;

type Place = Pick<
  DriftApplication,
  'id' | 'source' | 'kind' | 'instance' | 'link' | 'parent' | 'problems'
>;

function placeOf(inputs: ArgocdApplicationInputs): Place {
  const { id, instance, parent, application, resources } = inputs;
  const link = safeLink(inputs.link);
  return {
    id,
    source: 'argocd',
    kind: 'Application',
    instance,
    ...(link && { link }),
    ...(parent && { parent }),
    problems: problemsOf([application, resources]),
  };
}

function unread(inputs: ArgocdApplicationInputs): DerivedApplication {
  const [, , namespace, name] = namesOfId(inputs.id);
  return {
    application: {
      ...placeOf(inputs),
      name: name ?? inputs.id,
      ...(namespace && { namespace }),
      state: 'unknown',
      sync: 'unknown',
      health: 'unknown',
      stale: true,
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

function stateOf(
  states: readonly DriftState[],
  { facts, trust }: JudgedApplication,
): DriftState {
  const state = overallState(states);
  if (state !== 'inSync' && state !== 'ignored') return state;
  if (trust.reason !== undefined) return 'unknown';
  // Argo CD says that something differs, and nothing was found that does.
  const contradicted = state === 'inSync' && facts.sync !== 'synced';
  return contradicted ? 'unknown' : state;
}

function factsShown({
  facts,
  trust,
}: JudgedApplication): Omit<
  DriftApplication,
  keyof Place | 'state' | 'counts' | 'resources' | 'history' | 'revert'
> {
  const comparedAt = timeOf(facts.reconciledAt);
  const operation = operationOf(facts);
  return {
    name: facts.name,
    namespace: facts.namespace,
    project: facts.project,
    sync: facts.sync,
    health: facts.health,
    ...(comparedAt && { comparedAt }),
    stale: trust.stale,
    conditions: facts.conditions
      .slice(0, MOST_CONDITIONS)
      .map(({ type, message }) => ({
        type: plainText(type),
        message: plainText(message),
      })),
    selfHeal: facts.automated && facts.selfHeal,
    ...(operation && { operation }),
  };
}

/** An Argo CD Application, compared, as it is shown. */
export function argocdApplication(
  inputs: ArgocdApplicationInputs,
  overlay: Overlay,
): DerivedApplication {
  if (inputs.application.status !== 'ok') return unread(inputs);
  const facts = inputs.application.value;
  const judged = judgedApplication(inputs, facts, overlay.now);
  const obstacle = revertObstacle(inputs, facts);
  const derived = judged.resources.map(resource =>
    derivedResource(
      withObstacles(resource, obstacle, facts),
      inputs.id,
      overlay,
    ),
  );
  const resources = derived.map(({ resource }) => resource);
  const states = resources.map(({ state }) => state);
  const state = stateOf(states, judged);
  const since = sinceOfAll(resources);
  const sent = sentResources(derived);
  const history = deploysOf(facts, inputs.commits);
  return {
    application: {
      ...placeOf(inputs),
      ...factsShown(judged),
      state,
      counts: countsOf(resources),
      ...(since && { since }),
      resources: sent.resources,
      ...(sent.omitted > 0 && { omitted: sent.omitted }),
      ...(history[0] && { lastDeploy: history[0] }),
      history,
      revert: { ...(obstacle && { obstacle }) },
    },
    resources,
    unknown:
      state === 'unknown' ||
      states.includes('unknown') ||
      judged.trust.reason !== undefined,
  };
}
