import { servicesOf } from '../emit/services/servicesOf';
import type {
  Manifest,
  PlatformService,
  Values,
} from '../emit/services/platformService';
import type { Environment } from '../model/environment';

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(base: Values, over: Values): Values {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isMap(below) && isMap(value) ? merge(below, value) : value;
  }
  return merged;
}

/** Ids of everything that is deployed into the environment, in order. */
export function serviceIdsOf(environment: Environment): string[] {
  return servicesOf(environment).map(({ id }) => id);
}

/** The service of that id; throws where the environment has none. */
export function deployedService(
  environment: Environment,
  id: string,
): PlatformService {
  const service = servicesOf(environment).find(other => other.id === id);
  if (!service) throw new Error(`no service ${id}`);
  return service;
}

/** Values of a service as Helm sees them: those of the stage laid over the others. */
export function valuesOf(environment: Environment, id: string): Values {
  const { values = {}, overlay = {} } = deployedService(environment, id);
  return merge(values, overlay);
}

/** What stands at a path such as `server.ingress.hosts.0`; undefined where there is nothing. */
export function at(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce(
      (inner, key) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Record<string, unknown>)[key]
          : undefined,
      data,
    );
}

/** The objects of that kind beside a service. */
export function manifestsOf(
  environment: Environment,
  id: string,
  kind: string,
): Manifest[] {
  const { manifests = [] } = deployedService(environment, id);
  return manifests.filter(manifest => manifest.kind === kind);
}
