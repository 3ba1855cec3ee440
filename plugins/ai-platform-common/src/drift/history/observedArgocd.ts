import { comparedFields, ignoreRules } from '../derive/argocd/comparedFields';
import {
  judgedApplication,
  type JudgedApplication,
} from '../derive/argocd/judgedApplication';
import type { ArgocdApplicationInputs } from '../inputs';
import { currentOfField, currentOfResource } from './currentOfManaged';
import { PRESENT, type ObservedApplication } from './observation';
import { nothingObserved, observedDifferences } from './observedDifferences';

function currentOf({
  facts,
  managed,
  resources,
}: JudgedApplication): ObservedApplication['current'] {
  const rules = ignoreRules(facts.ignoreDifferences);
  const states = new Map(resources.map(({ id, state }) => [id, state]));
  return (resource, path) => {
    const known = managed.get(resource);
    if (known && path === '') return currentOfResource(known);
    if (known) return currentOfField(known, path, comparedFields(known, rules));
    if (path !== '') return undefined;
    const state = states.get(resource);
    if (state === undefined) return { there: false };
    return state === 'inSync' ? { there: true, text: PRESENT } : undefined;
  };
}

// Argo CD says that something differs, and nothing was found that does.
const isContradicted = ({ facts, resources }: JudgedApplication) =>
  facts.sync !== 'synced' && resources.every(({ state }) => state === 'inSync');

/** What a look at an Argo CD Application teaches the history. `now` in milliseconds since 1970. */
export function observedArgocd(
  inputs: ArgocdApplicationInputs,
  now: number,
): ObservedApplication {
  const { id, application, resources } = inputs;
  if (application.status !== 'ok' || application.stale)
    return nothingObserved(id);
  // While the connection is down, what ended in the meantime would seem to open again.
  if (resources.status === 'ok' && resources.stale) return nothingObserved(id);
  const judged = judgedApplication(inputs, application.value, now);
  return {
    application: id,
    complete: judged.trust.reason === undefined && !isContradicted(judged),
    ...(resources.status === 'ok' && { lookedAt: resources.observedAt }),
    ...observedDifferences(judged.resources),
    current: currentOf(judged),
  };
}
