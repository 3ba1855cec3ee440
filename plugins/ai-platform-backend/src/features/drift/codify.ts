import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  resourceId,
  type DriftCodified,
  type DriftCodifyRequest,
  type Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Caller } from '../../access/target';
import type { Codifier } from '../../codify/createCodifier';
import type { ActionStore } from '../../drift/actionStore';
import type { Observation } from './driftObserver';
import { setBackBy } from './setBackBy';

/** What codifying needs. */
export interface CodifyOptions {
  codifier: Codifier;
  actions: ActionStore;
  now: () => number;
}

/** What the cluster had before the connection broke must not be written into Git. */
const isPresent = <Value>(
  reading: Reading<Value>,
): reading is Extract<Reading<Value>, { status: 'ok' }> =>
  reading.status === 'ok' && !reading.stale;

/**
 * Writes live values into Git, or shows what would be written.
 *
 * @throws NotFoundError for what the entity does not name, ConflictError where it cannot be compared now
 */
export async function codifyDrift(
  request: DriftCodifyRequest,
  { inputs, view }: Observation,
  caller: Caller,
  { codifier, actions, now }: CodifyOptions,
): Promise<DriftCodified> {
  const found = inputs.argocd.find(({ id }) => id === request.application);
  if (!found) {
    throw new NotFoundError(
      'application: the entity names no Argo CD application of this id',
    );
  }
  const { application, resources } = found;
  if (!isPresent(application) || !isPresent(resources)) {
    throw new ConflictError('Argo CD does not answer for the application.');
  }
  const resource = resources.value.find(
    each => resourceId(each) === request.resource,
  );
  const page = view.applications.find(({ id }) => id === request.application);
  const shown = page?.resources.find(({ id }) => id === request.resource);
  if (!resource || !page || !shown) {
    throw new NotFoundError(
      'resource: the application has no resource of this id that differs',
    );
  }
  const differences = request.paths.map(path => {
    const difference = shown.differences.find(each => each.path === path);
    if (!difference) {
      throw new ConflictError(
        `paths: ${path} does not differ any more. Look at the page again.`,
      );
    }
    return difference;
  });
  const codified = await codifier.codify({
    application: application.value,
    resource,
    differences,
    person: caller.name,
    reason: request.reason,
    at: now(),
    dryRun: request.preview ?? false,
  });
  const refused = new Set(codified.refused.map(({ path }) => path));
  const paths = request.paths.filter(path => !refused.has(path));
  if (paths.length === 0) return codified;
  if (!codified.preview) {
    await actions.add({
      kind: 'codify',
      application: found.id,
      resources: [request.resource],
      paths,
      person: caller.name,
      at: now(),
    });
  }
  if (codified.commits.length === 0) return codified;
  const setBack = setBackBy({ ...request, paths }, application.value, page);
  return { ...codified, ...(setBack.length > 0 && { setBack }) };
}
