import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { StatusView } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Clock } from '../clock/clock';
import type { WatchCache } from './watchCache';

type ResourceStatus = StatusView['clusters'][number]['resources'][number];

const PREFIX = 'ai_platform.kubernetes';

/**
 * Shows the state of the cache as metrics, by cluster and kind: objects, seconds since the last word of the cluster,
 * whether it is up to date, and how often it had to begin again.
 */
export function registerMetrics(
  metrics: MetricsService,
  cache: Pick<WatchCache, 'status'>,
  clock: Pick<Clock, 'now'>,
): void {
  const observe =
    (measure: (resource: ResourceStatus) => number | undefined) =>
    (result: {
      observe(
        value: number,
        attributes: { cluster: string; resource: string },
      ): void;
    }) => {
      for (const { name, resources } of cache.status().clusters) {
        for (const status of resources) {
          const value = measure(status);
          const { resource } = status;
          if (value !== undefined)
            result.observe(value, { cluster: name, resource });
        }
      }
    };
  const ageOf = ({ lastSyncAt }: ResourceStatus) =>
    lastSyncAt === undefined
      ? undefined
      : Math.max(0, clock.now() - Date.parse(lastSyncAt)) / 1000;

  metrics
    .createObservableGauge(`${PREFIX}.objects`, {
      description: 'Objects that are kept',
    })
    .addCallback(observe(({ objects }) => objects));
  metrics
    .createObservableGauge(`${PREFIX}.age`, {
      description: 'Time since the objects were last known to be up to date',
      unit: 's',
    })
    .addCallback(observe(ageOf));
  metrics
    .createObservableGauge(`${PREFIX}.live`, {
      description: '1 while the objects are up to date, 0 otherwise',
    })
    .addCallback(
      observe(({ state }) => Number(state === 'live' || state === 'absent')),
    );
  metrics
    .createObservableCounter(`${PREFIX}.restarts`, {
      description: 'How often a watch was begun again after a failure',
    })
    .addCallback(observe(({ restarts }) => restarts));
}
