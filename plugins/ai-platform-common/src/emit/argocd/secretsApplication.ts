import type { Environment } from '../../model/environment';
import { writtenNamespaces } from '../gitops/namespaces';
import { gitFolder } from '../gitops/repositories';
import { SECRETS_FOLDER } from '../secrets/secretsFolder';
import type { PlatformService } from '../services/platformService';
import { applicationObject } from './application';

/** The Application that deploys the encrypted Secrets that people commit. */
export function secretsApplication(
  environment: Environment,
  services: readonly PlatformService[],
) {
  const { url, path } = gitFolder(
    environment,
    'platform-ai-services',
    SECRETS_FOLDER,
  );
  const { revision } = environment.spec.gitops;
  return applicationObject(
    environment,
    { id: SECRETS_FOLDER, wave: 0 },
    {
      // Every Secret names its own namespace; the project wants one of its own here all the same.
      namespace: writtenNamespaces(services)[0],
      sources: [{ repoURL: url, targetRevision: revision, path }],
      syncPolicy: {
        syncOptions: [
          'ServerSideApply=true',
          'ApplyOutOfSyncOnly=true',
          // The kind and the namespaces arrive with the services.
          'SkipDryRunOnMissingResource=true',
        ],
      },
    },
  );
}
