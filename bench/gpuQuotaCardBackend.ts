import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader, type AppConfig } from '@backstage/config';
import { eventually } from '../acceptance/support/eventually';
import { componentsModule, OWNER, policyModule } from './gpuQuotaCardModules';
import { partsPlugin } from './gpuQuotaCardParts';
import { answerQuestions } from './worker';

/** Where the backend is, and who may ask it. */
export interface BackendAccess {
  url: string;
  /** Token of the person who owns all components. */
  userToken: string;
  /** Token of a service. */
  serviceToken: string;
}

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
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: { externalAccess: [access] },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: OWNER,
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    permission: { enabled: true },
  };
}

async function startBackend(
  config: AppConfig['data'],
  teams: readonly string[],
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
  backend.add(componentsModule(teams));
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  backend.add(import('@flagstone/backstage-plugin-ai-platform-backend'));
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
  async ({
    clusters,
    teams,
  }: {
    clusters: object;
    teams: string[];
  }): Promise<BackendAccess> => {
    const serviceToken = randomBytes(24).toString('hex');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    await startBackend(
      { ...baseConfig(port, serviceToken), ...clusters },
      teams,
    );
    // The catalog takes components in one after the other, and says last whom they belong to.
    await eventually(
      () =>
        get(
          `${url}/api/catalog/entities/by-query?limit=0&filter=relations.ownedBy=${OWNER}`,
          serviceToken,
        ),
      ({ totalItems }) => totalItems === teams.length,
    );
    const { backstageIdentity } = await get(`${url}/api/auth/guest/refresh`);
    return { url, userToken: backstageIdentity.token, serviceToken };
  },
);
