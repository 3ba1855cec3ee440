import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader, type AppConfig } from '@backstage/config';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { eventually } from '../acceptance/support/eventually';
import { catalogEntities } from '../plugins/ai-platform-backend/src/__testUtils__/catalogEntities';
import type { BackendAccess } from './gpuQuotaCardBackend';
import { OWNER, policyModule } from './gpuQuotaCardModules';
import { partsPlugin } from './gpuQuotaCardParts';
import { answerQuestions } from './worker';

const LOCATION = 'url:https://example.com/catalog-info.yaml';

/** What the backend is started with. */
export interface DriftBackendQuestion {
  /** The instances of Argo CD, and the clusters. */
  config: AppConfig['data'];
  /** Names of components, each of the application of its name. */
  components: string[];
  /** Whose backend plugin: this project's, or those of the ecosystem. */
  plugins: 'own' | 'peers';
}

const aComponent = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: {
      'backstage.io/managed-by-location': LOCATION,
      'backstage.io/managed-by-origin-location': LOCATION,
      [ECOSYSTEM_ANNOTATIONS.argocdAppName]: name,
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: OWNER },
});

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function baseConfig(port: number, serviceToken: string): AppConfig['data'] {
  const baseUrl = `http://127.0.0.1:${port}`;
  const access = {
    type: 'static',
    options: { token: serviceToken, subject: 'bench' },
  };
  const guest = {
    userEntityRef: OWNER,
    dangerouslyAllowOutsideDevelopment: true,
  };
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: { externalAccess: [access] },
    },
    auth: { providers: { guest } },
    permission: { enabled: true },
  };
}

function pluginsOf(whose: DriftBackendQuestion['plugins']) {
  return whose === 'own'
    ? [import('@flagstone/backstage-plugin-ai-platform-backend')]
    : [
        import('@backstage-community/plugin-argocd-backend'),
        import('@roadiehq/backstage-plugin-argo-cd-backend'),
      ];
}

async function startBackend(
  config: AppConfig['data'],
  { components, plugins }: DriftBackendQuestion,
): Promise<void> {
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(config),
    }),
  );
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(policyModule);
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(catalogEntities(components.map(aComponent)));
  for (const plugin of pluginsOf(plugins)) backend.add(plugin);
  backend.add(partsPlugin);
  await backend.start();
}

async function get(url: string, token?: string): Promise<any> {
  const headers = { ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return response.json();
}

answerQuestions(
  async (question: DriftBackendQuestion): Promise<BackendAccess> => {
    const serviceToken = randomBytes(24).toString('hex');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config = { ...baseConfig(port, serviceToken), ...question.config };
    await startBackend(config, question);
    // The catalog takes components in one after the other, and says last whom they belong to.
    await eventually(
      () =>
        get(
          `${url}/api/catalog/entities/by-query?limit=0&filter=relations.ownedBy=${OWNER}`,
          serviceToken,
        ),
      ({ totalItems }) => totalItems === question.components.length,
    );
    const { backstageIdentity } = await get(`${url}/api/auth/guest/refresh`);
    return { url, userToken: backstageIdentity.token, serviceToken };
  },
);
