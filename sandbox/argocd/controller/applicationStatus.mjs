import { isDeepStrictEqual } from 'node:util';
import { timestamp } from '../../kubernetes/world/identity.mjs';
import { resourceStatus } from './comparison.mjs';
import { worstHealth } from './health.mjs';

/** A verdict is given again after this time, whether something changed or not. */
const RECONCILE_MS = 60_000;

/**
 * The status of an application after a comparison. While nothing but the time is new, it stays as it is for a minute.
 *
 * @param {object} application
 * @param {{ targets: import('./targets.mjs').Targets, compared: readonly import('./comparison.mjs').Compared[], now: number }} observed
 */
export function statusOf(application, { targets, compared, now }) {
  const before = application.status ?? {};
  const isKnown = targets.error === undefined;
  const resources = compared.map(found => resourceStatus(found, isKnown));
  const status = {
    ...before,
    resources,
    sync: {
      status: syncOf(resources, isKnown),
      comparedTo: comparedTo(application),
      revision: targets.revision,
    },
    health: {
      status: worstHealth(resources),
      lastTransitionTime: before.health?.lastTransitionTime ?? timestamp(now),
    },
    conditions: conditionsOf(before.conditions, targets, now),
    ...(targets.type && { sourceType: targets.type }),
    summary: summaryOf(compared),
    resourceHealthSource: 'appTree',
    controllerNamespace: 'argocd',
    reconciledAt: before.reconciledAt,
  };
  if (status.health.status !== before.health?.status) {
    status.health.lastTransitionTime = timestamp(now);
  }
  const isOld = !(now < Date.parse(before.reconciledAt) + RECONCILE_MS);
  return isOld || !isDeepStrictEqual(status, before)
    ? { ...status, reconciledAt: timestamp(now) }
    : before;
}

function syncOf(resources, isKnown) {
  if (!isKnown) return 'Unknown';
  const isSynced = resources.every(({ status }) => status === 'Synced');
  return isSynced ? 'Synced' : 'OutOfSync';
}

function comparedTo({ spec }) {
  const { source, destination, ignoreDifferences } = spec;
  return {
    source,
    destination,
    ...(ignoreDifferences && { ignoreDifferences }),
  };
}

function conditionsOf(before = [], { error }, now) {
  if (error === undefined) return [];
  const message = `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${error}`;
  const type = 'ComparisonError';
  const known = before.find(found => found.message === message);
  return [known ?? { type, message, lastTransitionTime: timestamp(now) }];
}

function summaryOf(compared) {
  const images = compared.flatMap(({ live }) =>
    (live?.spec?.template?.spec?.containers ?? []).map(({ image }) => image),
  );
  return images.length > 0 ? { images: [...new Set(images)].sort() } : {};
}
