import { InMemoryReader } from '../kubernetes/__testUtils__/inMemoryReader';
import { mockServices } from '@backstage/backend-test-utils';
import { createRouter } from '../router';

/** A route of the plugin's router. */
export interface Route {
  method: string;
  path: string;
}

/** Every route that the router really has, so that none is forgotten where all are tested. */
export function routesOf(): Route[] {
  const router = createRouter({
    withTarget: async () => Promise.reject(new Error('not called')),
    withPermission: async () => Promise.reject(new Error('not called')),
    urlReader: mockServices.urlReader.mock(),
    cache: Object.assign(new InMemoryReader(), {
      status: () => ({ clusters: [] }),
    }),
  });
  return router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(({ method }) => ({
      method: method.toUpperCase(),
      path: route?.path ?? '',
    })),
  );
}
