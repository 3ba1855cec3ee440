import { judgedFlux } from '../derive/flux/judgedFlux';
import type { FluxInputs } from '../inputs';
import { PRESENT, type ObservedApplication } from './observation';
import { nothingObserved, observedDifferences } from './observedDifferences';

/** What a look at a Flux object teaches the history. `now` in milliseconds since 1970. */
export function observedFlux(
  inputs: FluxInputs,
  now: number,
): ObservedApplication {
  const { id, object } = inputs;
  if (object.status !== 'ok' || object.stale) return nothingObserved(id);
  const { trust, resources } = judgedFlux(inputs, object.value, now);
  const states = new Map(
    resources.map(resource => [resource.id, resource.state]),
  );
  return {
    application: id,
    complete: trust.reason === undefined,
    ...observedDifferences(resources),
    // Flux tells no values; that a resource is there again is all that can be said.
    current: (resource, path) =>
      path === '' && states.get(resource) === 'inSync'
        ? { there: true, text: PRESENT }
        : undefined,
  };
}
