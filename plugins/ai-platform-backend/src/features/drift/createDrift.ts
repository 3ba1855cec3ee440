import type {
  AuthService,
  LoggerService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { createArgocdInstances } from '../../argocd/createArgocdInstances';
import type { Clock } from '../../clock/clock';
import { createCodifier } from '../../codify/createCodifier';
import { createDriftStores } from '../../drift/driftStores';
import type { ConfiguredCluster } from '../../kubernetes/configuredCluster';
import { FluxReconciler } from '../../kubernetes/fluxReconciler';
import type { ResourceReader } from '../../kubernetes/resourceReader';
import { createTerraformReports } from '../../terraform/createTerraformReports';
import { DriftObserver } from './driftObserver';
import { DriftTracker } from './driftTracker';
import type { DriftRoutesOptions } from './routes';

/** Everything about drift, put together. */
export interface Drift {
  routes: Omit<DriftRoutesOptions, 'withTarget'>;
  tracker: DriftTracker;
  close(): Promise<void>;
}

/** Puts together what the drift of an entity needs; nothing is asked of anybody before somebody looks. */
export function createDrift(options: {
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
  clusters: readonly ConfiguredCluster[];
  config: RootConfigService;
  knex: Knex;
  logger: LoggerService;
  reader: ResourceReader;
  urlReader: UrlReaderService;
}): Drift {
  const { clock, clusters, config, knex, logger, reader, urlReader } = options;
  const argocd = createArgocdInstances({ config, logger, clock, reader });
  const terraform = createTerraformReports({
    config,
    database: knex,
    logger,
    urlReader,
    clock,
  });
  const sources = { argocd, reader, terraform };
  const stores = createDriftStores(knex);
  const observer = new DriftObserver({ sources, stores, clock });
  const flux = new FluxReconciler(clusters, clock);
  const codifier = createCodifier({ config, logger });
  return {
    routes: {
      observer,
      sources,
      stores,
      codifier,
      flux,
      now: () => clock.now(),
    },
    tracker: new DriftTracker({ ...options, observer, stores }),
    async close() {
      flux.close();
      await argocd.close();
    },
  };
}
