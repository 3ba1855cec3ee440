import type { FluxObjectFacts } from '../../drift/facts';
import { fluxId } from '../../drift/ids';
import type { FluxInputs } from '../../drift/inputs';
import { minutesAgo, read } from './inputs';

/** A Kustomization that was applied a minute ago. */
export function aKustomization(
  changes: Partial<FluxObjectFacts> = {},
): FluxObjectFacts {
  return {
    kind: 'Kustomization',
    namespace: 'flux-system',
    name: 'fraud',
    suspended: false,
    ignoreRules: 0,
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'ReconciliationSucceeded',
        message: 'Applied revision: main@sha1:4be1f2e6',
        at: minutesAgo(1),
      },
    ],
    lastAppliedRevision: 'main@sha1:4be1f2e6',
    lastAttemptedRevision: 'main@sha1:4be1f2e6',
    inventory: [
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: 'fraud',
        name: 'detector',
      },
      { group: '', kind: 'ConfigMap', namespace: 'fraud', name: 'settings' },
    ],
    intervalMs: 10 * 60_000,
    history: [
      {
        revision: 'main@sha1:4be1f2e6',
        at: minutesAgo(1),
        status: 'ReconciliationSucceeded',
      },
    ],
    generation: 3,
    observedGeneration: 3,
    ...changes,
  };
}

/** A HelmRelease that looks for drift and, unless told otherwise, found none. */
export function aHelmRelease(
  drift?: string,
  changes: Partial<FluxObjectFacts> = {},
): FluxObjectFacts {
  return aKustomization({
    kind: 'HelmRelease',
    name: 'detector',
    driftDetection: 'warn',
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'UpgradeSucceeded',
        message: 'Helm upgrade succeeded',
        at: minutesAgo(60 * 24 * 7),
      },
      {
        type: 'Drifted',
        status: drift === undefined ? 'False' : 'True',
        reason: drift === undefined ? 'NoDriftDetected' : 'DriftDetected',
        message: drift ?? 'No drift detected against the cluster state',
        at: minutesAgo(45),
      },
    ],
    history: [
      { revision: '1.4.2', at: minutesAgo(60 * 24 * 7), status: 'deployed' },
    ],
    ...changes,
  });
}

/** Everything about a Flux object. */
export function fluxInputs(
  facts: FluxObjectFacts = aKustomization(),
  changes: Partial<FluxInputs> = {},
): FluxInputs {
  return {
    id: fluxId({ cluster: 'prod', ...facts }),
    cluster: { name: 'prod', title: 'Production' },
    object: read(facts),
    events: [],
    writable: true,
    ...changes,
  };
}
