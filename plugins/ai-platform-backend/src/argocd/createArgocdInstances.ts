import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { Clock } from '../clock/clock';
import { Turns } from '../clock/turns';
import type { ResourceReader } from '../kubernetes/resourceReader';
import { ApiInstance } from './apiInstance';
import type { Applications } from './applications';
import { ArgocdClient } from './argocdClient';
import type { ArgocdInstances } from './argocdInstance';
import type { ConfiguredInstance } from './configuredInstance';
import { findApplications } from './findApplications';
import { ListedApplications } from './listedApplications';
import { readInstances } from './readInstances';
import { WatchedApplications } from './watchedApplications';

/** What the instances need. */
export interface ArgocdInstancesOptions {
  config: RootConfigService;
  logger: LoggerService;
  clock: Clock;
  /** For the instances whose applications are watched in a cluster. */
  reader: ResourceReader;
}

function createInstance(
  configured: ConfiguredInstance,
  turns: Turns,
  { logger, clock, reader }: ArgocdInstancesOptions,
): ApiInstance {
  const client = new ArgocdClient(configured, clock);
  const { name } = configured.description;
  const cluster = reader
    .clusters()
    .find(
      ({ description }) => description.name === configured.kubernetesCluster,
    );
  const known: Applications = cluster
    ? new WatchedApplications(cluster, reader)
    : new ListedApplications({ client, turns, logger, instance: name });
  return new ApiInstance(configured, client, known, turns);
}

/**
 * The Argo CD instances of `argocd.appLocatorMethods`. Nothing is asked of them before somebody wants to know.
 *
 * @throws Error that names the key of the configuration
 */
export function createArgocdInstances(
  options: ArgocdInstancesOptions,
): ArgocdInstances {
  const clusters = options.reader
    .clusters()
    .map(({ description }) => description.name);
  // One for all: together they hold up the event loop no longer than one of them does.
  const turns = new Turns();
  const instances = readInstances(options.config, clusters).map(configured =>
    createInstance(configured, turns, options),
  );
  return {
    all: () => instances,
    find: selection => findApplications(instances, selection),
    async close() {
      await Promise.all(instances.map(instance => instance.close()));
    },
  };
}
