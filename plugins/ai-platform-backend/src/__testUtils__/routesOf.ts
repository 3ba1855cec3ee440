import { InMemoryReader } from '../kubernetes/__testUtils__/inMemoryReader';
import { mockServices } from '@backstage/backend-test-utils';
import { createRouter, type RouterOptions } from '../router';

/** A route of the plugin's router. */
export interface Route {
  method: string;
  path: string;
}

/** Every route that the router really has, so that none is forgotten where all are tested. */
export function routesOf(): Route[] {
  const notCalled = async () => Promise.reject(new Error('not called'));
  const router = createRouter({
    withTarget: notCalled,
    withPermission: notCalled,
    withCaller: notCalled,
    visibleEntities: notCalled,
    urlReader: mockServices.urlReader.mock(),
    cache: Object.assign(new InMemoryReader(), {
      status: () => ({ clusters: [] }),
    }),
    // Routes are mounted, and none of them is asked.
    drift: { stores: {}, sources: {} } as RouterOptions['drift'],
  });
  // A route with a body parser has two handlers, and is one.
  return router.stack.flatMap(({ route }) =>
    [...new Set(route?.stack.map(({ method }) => method))].map(method => ({
      method: method.toUpperCase(),
      path: route?.path ?? '',
    })),
  );
}
