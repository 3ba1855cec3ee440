import { compared } from './comparison.mjs';
import { statusOf } from './applicationStatus.mjs';
import { begun, finished } from './operations.mjs';
import { syncWindowsOf } from './syncWindows.mjs';
import { targetsOf } from './targets.mjs';

const RETRY = { retry: {} };

/**
 * Does for the sandbox what Argo CD's application controller does: compares what the local repositories say with what
 * the cluster has, and brings the cluster there when it is told to. The applications are objects of the cluster.
 */
export class ArgocdController {
  #cluster;
  #sources;
  #targets = new Map();

  /**
   * @param {object} options
   * @param {{ world: import('../../kubernetes/world/world.mjs').World, change(changes: object[]): void }} options.cluster
   * @param {import('../git/localSources.mjs').LocalSources} options.sources
   */
  constructor({ cluster, sources }) {
    this.#cluster = cluster;
    this.#sources = sources;
  }

  /** Reads anew what Git says, where it says something else than before. */
  async look() {
    for (const application of this.applications()) {
      const { uid } = application.metadata;
      const known = this.#targets.get(uid);
      const targets = await targetsOf(this.#sources, application, known);
      this.#targets.set(uid, targets);
    }
  }

  /** Compares all applications, does what was asked of them, and compares those again. */
  reconcile(now) {
    for (const { metadata } of this.applications()) {
      const { namespace, name } = metadata;
      // Another one may have removed it.
      if (this.application(namespace, name)) this.#reconcile(metadata, now);
    }
  }

  /** @returns {object[]} */
  applications() {
    return this.#cluster.world.list('Application');
  }

  /** @returns {object | undefined} */
  application(namespace, name) {
    return this.#cluster.world.get('Application', namespace, name);
  }

  /** The resources of an application, compared as things are now. */
  compared(application) {
    const { world } = this.#cluster;
    const targets = this.#targetsOf(application).objects ?? [];
    return compared({ application, targets, world });
  }

  /** The sync windows of an application. */
  syncWindows(application, now) {
    const { namespace } = application.metadata;
    const { world } = this.#cluster;
    const project =
      world.get('AppProject', 'argocd', application.spec.project) ??
      world.get('AppProject', namespace, application.spec.project);
    return syncWindowsOf(project, application, now);
  }

  /**
   * Tells an application to sync, and gives it as it is from then on.
   * @param {object} application
   * @param {{ sync: object, initiatedBy: object }} request
   * @param {number} now
   */
  begin(application, { sync, initiatedBy }, now) {
    const { revision } = this.#targetsOf(application);
    const { source } = application.spec;
    const operation = { sync: { revision, source, ...sync }, initiatedBy };
    const put = begun(application, { ...operation, ...RETRY }, now);
    this.#cluster.change([{ put }]);
    return put;
  }

  /** Removes an object from the cluster. */
  remove(live) {
    this.#cluster.change([{ remove: live }]);
  }

  #reconcile({ namespace, name }, now) {
    const read = () => this.application(namespace, name);
    if (read().operation) {
      const { application, changes } = finished(
        read(),
        this.#observed(read(), now),
      );
      this.#cluster.change([...changes, { put: application }]);
    }
    const status = statusOf(read(), this.#observed(read(), now));
    this.#cluster.change([{ put: { ...read(), status } }]);
    if (this.#isToSync(read(), now)) {
      const { prune = false } = read().spec.syncPolicy.automated;
      const initiatedBy = { automated: true };
      this.begin(read(), { sync: { prune }, initiatedBy }, now);
    }
  }

  #observed(application, now) {
    return {
      targets: this.#targetsOf(application),
      compared: this.compared(application),
      world: this.#cluster.world,
      now,
    };
  }

  /** By itself: after a commit, or at once where it is to heal itself. */
  #isToSync(application, now) {
    const { automated } = application.spec.syncPolicy ?? {};
    const { sync, operationState } = application.status;
    const isNews = operationState?.syncResult?.revision !== sync.revision;
    const { resources } = application.status;
    return (
      automated !== undefined &&
      sync.status === 'OutOfSync' &&
      (isNews || Boolean(automated.selfHeal)) &&
      resources.some(
        ({ status, requiresPruning }) =>
          status === 'OutOfSync' && (!requiresPruning || automated.prune),
      ) &&
      this.syncWindows(application, now).canSyncAutomatically
    );
  }

  #targetsOf({ metadata, spec }) {
    return (
      this.#targets.get(metadata.uid) ?? {
        revision: spec.source.targetRevision ?? '',
        error: 'the first look is still under way',
      }
    );
  }
}
