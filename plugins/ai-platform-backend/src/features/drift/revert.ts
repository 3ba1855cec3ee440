import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  DriftApplication,
  DriftObstacle,
  DriftResource,
  DriftRevertRequest,
  DriftReverted,
  DriftWorkspace,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Caller } from '../../access/target';
import { ArgocdError } from '../../argocd/argocdInstance';
import type { FluxReconciler } from '../../kubernetes/fluxReconciler';
import type { DriftStores } from '../../drift/driftStores';
import type { Observation } from './driftObserver';
import type { DriftSources } from './collect';

/** What reverting needs. */
export interface RevertOptions {
  sources: DriftSources;
  stores: DriftStores;
  flux: FluxReconciler;
  now: () => number;
}

const WHY: Partial<Record<DriftObstacle, string>> = {
  syncWindow: 'A sync window of Argo CD denies it now.',
  operationRunning: 'Another operation of the application is running.',
  suspended: 'Flux was told to suspend it.',
  notWritable: 'Backstage has no credentials to write with.',
  noApplyWorkflow: 'No apply workflow is configured for the workspace.',
};

const refused = (obstacle: DriftObstacle) =>
  new ConflictError(WHY[obstacle] ?? `It cannot be reverted: ${obstacle}.`);

const differs = ({ state }: DriftResource) =>
  state === 'drifted' || state === 'missing' || state === 'extra';

/** The resources that are meant, all of which differ. */
function chosen(
  application: DriftApplication,
  { resources: ids, prune }: DriftRevertRequest,
): DriftResource[] {
  const differing = application.resources.filter(differs);
  const found = ids
    ? differing.filter(({ id }) => ids.includes(id))
    : differing.filter(({ state }) => prune || state !== 'extra');
  const unknown = (ids ?? []).filter(id => !found.some(each => each.id === id));
  if (unknown.length > 0) {
    throw new ConflictError(
      `resources: ${unknown.join(
        ', ',
      )} does not differ any more. Look at the page again.`,
    );
  }
  const extra = found.find(({ state }) => state === 'extra');
  if (extra && !prune) {
    throw new InputError(
      `prune: ${extra.id} is no longer in Git, so that reverting deletes it. Set prune to do so.`,
    );
  }
  if (found.length === 0) {
    throw new ConflictError('Nothing of the application differs any more.');
  }
  return found;
}

async function revertArgocd(
  request: DriftRevertRequest,
  application: DriftApplication,
  { inputs }: Observation,
  { sources, person }: RevertOptions & { person: string },
): Promise<string[]> {
  const found = inputs.argocd.find(({ id }) => id === application.id);
  const instance = sources.argocd
    .all()
    .find(({ description }) => description.name === found?.instance.name);
  if (
    !instance ||
    found?.application.status !== 'ok' ||
    found.resources.status !== 'ok'
  ) {
    throw new ConflictError('Argo CD does not answer for the application.');
  }
  const resources = chosen(application, request);
  const obstacle = resources.find(({ revert }) => revert?.obstacle)?.revert
    ?.obstacle;
  if (obstacle) throw refused(obstacle);
  try {
    await instance.sync(found.application.value, {
      resources: resources.map(({ group, kind, namespace = '', name }) => ({
        group,
        kind,
        namespace,
        name,
      })),
      prune: request.prune ?? false,
      person,
    });
  } catch (error) {
    if (!(error instanceof ArgocdError)) throw error;
    throw error.obstacle
      ? refused(error.obstacle)
      : new ConflictError(error.message, error);
  }
  return resources.map(({ id }) => id);
}

async function revertFlux(
  application: DriftApplication,
  { flux, now }: RevertOptions,
  { inputs }: Observation,
): Promise<void> {
  const found = inputs.flux.find(({ id }) => id === application.id);
  if (found?.object.status !== 'ok') {
    throw new ConflictError('The cluster does not answer for the object.');
  }
  await flux.reconcile({
    cluster: found.cluster.name,
    object: found.object.value,
    at: new Date(now()).toISOString(),
  });
}

function revertTerraform({ revert }: DriftWorkspace): DriftReverted {
  if (revert.obstacle) throw refused(revert.obstacle);
  return revert.link ? { link: revert.link } : {};
}

/** Begins it, and gives the ids of the resources that it is about; undefined: all of them. */
async function begin(
  request: DriftRevertRequest,
  application: DriftApplication,
  observation: Observation,
  options: RevertOptions & { person: string },
): Promise<string[] | undefined> {
  if (application.source !== 'flux') {
    return revertArgocd(request, application, observation, options);
  }
  await revertFlux(application, options, observation);
  return undefined;
}

/**
 * Brings what differs back to what Git says: Argo CD syncs just those resources, Flux reconciles; for Terraform the
 * answer is where to apply.
 *
 * @throws NotFoundError for an application that the entity does not name, ConflictError with the reason where it cannot
 * be done, InputError where it would delete something unasked
 */
export async function revertDrift(
  request: DriftRevertRequest,
  observation: Observation,
  caller: Caller,
  options: RevertOptions,
): Promise<DriftReverted> {
  const { view } = observation;
  const workspace = view.workspaces.find(
    ({ id }) => id === request.application,
  );
  if (workspace) return revertTerraform(workspace);
  const application = view.applications.find(
    ({ id }) => id === request.application,
  );
  if (!application) {
    throw new NotFoundError(
      'application: the entity names no application of this id',
    );
  }
  if (application.revert.obstacle) throw refused(application.revert.obstacle);
  const at = options.now();
  const resources = await begin(request, application, observation, {
    ...options,
    person: caller.name,
  });
  const what = { ...(resources && { resources }) };
  await options.stores.actions.add({
    kind: 'revert',
    application: application.id,
    ...what,
    person: caller.name,
    at,
  });
  return {
    operation: {
      phase: 'running',
      startedAt: new Date(at).toISOString(),
      by: caller.name,
      ...what,
    },
  };
}
