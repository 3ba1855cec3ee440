import { KubeConfig } from '@kubernetes/client-node';
import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ConfiguredCluster } from '../configuredCluster';
import { asObject, metadataText } from '../kubernetesObject';
import type { WatchedResource } from '../resourceReader';
import type { RawObject } from './inMemoryReader';

/** A configured cluster at the address; `token` is asked whenever credentials are loaded. */
export function aCluster(
  url: string,
  token: () => string = () => 'token',
): ConfiguredCluster {
  return {
    description: { name: 'dev', title: 'Development' },
    loadKubeConfig: () => {
      const kubeConfig = new KubeConfig();
      kubeConfig.loadFromClusterAndUser(
        { name: 'dev', server: url, skipTLSVerify: true },
        { name: 'reader', token: token() },
      );
      return kubeConfig;
    },
  };
}

/** What the tests keep of an object. */
export interface ThingFacts extends ObjectFacts {
  color?: string;
}

export function aThing(
  name: string,
  rest: { namespace?: string; color?: string } = {},
): RawObject & { spec: { color?: string } } {
  const { namespace = 'team', color } = rest;
  return {
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name, namespace },
    spec: { color },
  };
}

function thingFacts(object: unknown): ThingFacts | undefined {
  const thing = asObject(object);
  const name = metadataText(thing, 'name');
  const { color } =
    (thing as { spec?: { color?: string } } | undefined)?.spec ?? {};
  if (!name || color === 'unwanted') return undefined;
  return {
    namespace: metadataText(thing, 'namespace') ?? '',
    name,
    ...(color && { color }),
  };
}

/** Path of the things on the fake server. */
export const THINGS_PATH = '/api/v1/things';

export const THINGS: WatchedResource<ThingFacts> = {
  group: '',
  versions: ['v1'],
  plural: 'things',
  project: thingFacts,
  indexes: { color: ({ color }) => (color ? [color] : []) },
};

/** Waits, with a look every few milliseconds, until it no longer throws. */
export async function eventually<Result>(
  look: () => Result | Promise<Result>,
): Promise<Result> {
  const end = performance.now() + 20_000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
    }
  }
}
