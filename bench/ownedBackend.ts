import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader, type AppConfig } from '@backstage/config';
import { eventually } from '../acceptance/support/eventually';
import { catalogEntities } from '../plugins/ai-platform-backend/src/__testUtils__/catalogEntities';
import { OWNER, ownerPolicy } from './ownedComponents';
import { partsPlugin } from './partsPlugin';

/** Where the backend is, and who may ask it. */
export interface BackendAccess {
  url: string;
  /** Token of the person who owns all components. */
  userToken: string;
  /** Token of a service. */
  serviceToken: string;
}

/** What the backend is started with. */
export interface OwnedBackendOptions {
  /** Beside that of accounts, database and permissions. */
  config: AppConfig['data'];
  components: Entity[];
  plugins: Promise<{ default: BackendFeature }>[];
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

async function start({
  config,
  components,
  plugins,
}: OwnedBackendOptions): Promise<void> {
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
  backend.add(ownerPolicy);
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(catalogEntities(components));
  for (const plugin of plugins) backend.add(plugin);
  backend.add(partsPlugin);
  await backend.start();
}

async function get(url: string, token?: string): Promise<any> {
  const headers = { ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return response.json();
}

/** Starts a real backend with accounts, catalog and an owner rule, and waits until every component has its owner. */
export async function startOwnedBackend(
  options: OwnedBackendOptions,
): Promise<BackendAccess> {
  const serviceToken = randomBytes(24).toString('hex');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = { ...baseConfig(port, serviceToken), ...options.config };
  await start({ ...options, config });
  // The catalog takes components in one after the other, and says last whom they belong to.
  await eventually(
    () =>
      get(
        `${url}/api/catalog/entities/by-query?limit=0&filter=relations.ownedBy=${OWNER}`,
        serviceToken,
      ),
    ({ totalItems }) => totalItems === options.components.length,
  );
  const { backstageIdentity } = await get(`${url}/api/auth/guest/refresh`);
  return { url, userToken: backstageIdentity.token, serviceToken };
}
