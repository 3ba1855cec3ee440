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
import { DriftViews } from './driftViews';
import type { DriftRoutesOptions } from './routes';
import { shownReports } from './shownReports';

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
  const stores = createDriftStores(knex);
  const observer = new DriftObserver({
    sources: { argocd, reader, terraform },
    stores,
    clock,
  });
  const views = new DriftViews({ observer, argocd, clock, logger });
  const flux = new FluxReconciler(clusters, clock);
  const codifier = createCodifier({ config, logger });
  return {
    routes: {
      observer,
      views,
      sources: { argocd, reader, terraform: shownReports(terraform, views) },
      stores,
      codifier,
      flux,
      now: () => clock.now(),
    },
    tracker: new DriftTracker({ ...options, observer, stores }),
    async close() {
      const renewed = views.close();
      flux.close();
      await argocd.close();
      await renewed;
    },
  };
}
