import type { Environment } from '../../model/environment';
import { environmentLabels } from '../gitops/labels';
import {
  createdNamespaces,
  isLeftToBases,
  namespaceLabels,
} from '../gitops/namespaces';
import type { PlatformService } from '../services/platformService';
import { FLUX_NAMESPACE } from './constants';

/** The namespaces that the services are deployed into. */
export function namespaces(
  environment: Environment,
  services: readonly PlatformService[],
) {
  return createdNamespaces(services)
    .filter(name => name !== FLUX_NAMESPACE)
    .map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        labels: {
          ...environmentLabels(environment),
          ...namespaceLabels(services, name),
        },
        annotations: {
          // A namespace takes volumes with it; people delete it.
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
          ...(isLeftToBases(services, name) && {
            'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
          }),
        },
      },
    }));
}
