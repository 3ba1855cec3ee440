import { readFileSync } from 'node:fs';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Trust } from '../http/agentSource';
import { invalidConfig } from '../kubernetes/invalidConfig';
import type {
  ArgocdCredentials,
  ConfiguredInstance,
} from './configuredInstance';

const LOCATORS = 'argocd.appLocatorMethods';
const CONTROL_PLANE = 'argocd';
const PEM = /-----BEGIN (TRUSTED )?CERTIFICATE-----/;

interface Place {
  config: RootConfigService;
  instance: Config;
  key: string;
}

function urlAt(config: Config, name: string, key: string): URL {
  const text = config.getString(name);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw invalidConfig(key, 'must be a URL with http or https');
  }
  if (url.username || url.password) {
    throw invalidConfig(key, 'must not carry credentials');
  }
  if (url.search || url.hash) {
    throw invalidConfig(key, 'must be an address without query and fragment');
  }
  return url;
}

function readPem(caFile: string, key: string): string {
  try {
    return readFileSync(caFile, 'utf8');
  } catch (cause) {
    throw invalidConfig(key, 'names a file that cannot be read', { cause });
  }
}

function trustOf({ instance, key }: Place): Trust {
  const caData = instance.getOptionalString('caData');
  const caFile = instance.getOptionalString('caFile');
  if (caData) {
    const ca = Buffer.from(caData, 'base64').toString('utf8');
    if (!PEM.test(ca)) {
      throw invalidConfig(
        `${key}.caData`,
        'must be a PEM certificate in base64',
      );
    }
    return { ca };
  }
  if (!caFile) return {};
  if (!PEM.test(readPem(caFile, `${key}.caFile`))) {
    throw invalidConfig(
      `${key}.caFile`,
      'must name a PEM file of certificates',
    );
  }
  return { caFile };
}

function loginOf(config: Config): ArgocdCredentials | undefined {
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  return username && password ? { username, password } : undefined;
}

/** As in the ecosystem: the instance's token, then its user, then the user of all instances. */
function credentialsOf(
  config: RootConfigService,
  instance: Config,
): ArgocdCredentials | undefined {
  const token = instance.getOptionalString('token');
  if (token) return { token };
  const common = config.getOptionalConfig('argocd');
  return loginOf(instance) ?? (common && loginOf(common));
}

function instancesOf(
  config: RootConfigService,
): { instance: Config; key: string }[] {
  const locators = config.getOptionalConfigArray(LOCATORS) ?? [];
  return locators.flatMap((locator, index) => {
    const key = `${LOCATORS}[${index}]`;
    if (locator.getString('type') !== 'config') {
      throw invalidConfig(`${key}.type`, "must be 'config'");
    }
    const instances = locator.getOptionalConfigArray('instances') ?? [];
    return instances.map((instance, place) => ({
      instance,
      key: `${key}.instances[${place}]`,
    }));
  });
}

/** The configuration is live: asked again, it has the rotated token. Places move, names stay. */
function loadCredentials(
  config: RootConfigService,
  name: string,
): ArgocdCredentials | undefined {
  const found = instancesOf(config).find(
    ({ instance }) => instance.getString('name') === name,
  );
  return found && credentialsOf(config, found.instance);
}

function checkCredentials({ config, instance, key }: Place): void {
  for (const [one, other] of [
    ['username', 'password'],
    ['password', 'username'],
  ]) {
    if (instance.getOptionalString(one) && !instance.getOptionalString(other)) {
      throw invalidConfig(`${key}.${other}`, `is missing beside ${one}`);
    }
  }
  const isWatched = instance.has('kubernetesCluster');
  if (!isWatched && !credentialsOf(config, instance)) {
    throw invalidConfig(
      `${key}.token`,
      'is missing: give a token, a username and password, or the kubernetesCluster that holds the applications',
    );
  }
}

function readInstance(
  place: Place,
  options: { clusters: readonly string[]; isOnly: boolean },
): ConfiguredInstance {
  const { config, instance, key } = place;
  const name = instance.getString('name');
  const server = urlAt(instance, 'url', `${key}.url`);
  const kubernetesCluster = instance.getOptionalString('kubernetesCluster');
  if (kubernetesCluster && !options.clusters.includes(kubernetesCluster)) {
    throw invalidConfig(
      `${key}.kubernetesCluster`,
      'names no cluster of the configuration',
    );
  }
  checkCredentials(place);
  // It is one address for all instances, which says something where there is but one.
  const hasPages = options.isOnly && config.has('argocd.baseUrl');
  return {
    description: {
      name,
      title: instance.getOptionalString('title') ?? name,
    },
    server,
    pages: hasPages
      ? urlAt(config, 'argocd.baseUrl', 'argocd.baseUrl')
      : server,
    namespace: instance.getOptionalString('namespace') ?? CONTROL_PLANE,
    trust: trustOf(place),
    ...(kubernetesCluster && { kubernetesCluster }),
    loadCredentials: () => loadCredentials(config, name),
  };
}

/**
 * The Argo CD instances that the configuration names, in its order, as the ecosystem's plugins read them.
 *
 * @param clusters - names of the clusters that can be watched
 * @throws Error that names the key
 */
export function readInstances(
  config: RootConfigService,
  clusters: readonly string[],
): ConfiguredInstance[] {
  const places = instancesOf(config);
  const isOnly = places.length === 1;
  const names = new Map<string, string>();
  return places.map(({ instance, key }) => {
    const name = instance.getString('name');
    const first = names.get(name);
    if (first) {
      throw invalidConfig(key, `has the name '${name}', as ${first} has`);
    }
    names.set(name, key);
    return readInstance({ config, instance, key }, { clusters, isOnly });
  });
}
