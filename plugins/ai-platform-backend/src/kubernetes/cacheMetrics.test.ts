import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { StatusView } from '@flagstone/backstage-plugin-ai-platform-common';
import { registerMetrics } from './cacheMetrics';

const STATUS: StatusView = {
  clusters: [
    {
      name: 'dev',
      title: 'Development',
      state: 'degraded',
      resources: [
        {
          resource: 'pods',
          version: 'v1',
          state: 'live',
          objects: 7,
          lastSyncAt: '2026-01-01T00:00:00.000Z',
          restarts: 2,
        },
        { resource: 'nodes', state: 'failed', objects: 0, restarts: 1 },
      ],
    },
  ],
};

it('shows objects, age, state and restarts by cluster and kind', () => {
  const seen: Record<string, [number, unknown][]> = {};
  const metrics = metricsServiceMock.mock();
  registerMetrics(
    metrics,
    { status: () => STATUS },
    { now: () => Date.UTC(2026, 0, 1, 0, 0, 5) },
  );
  for (const { mock } of [
    metrics.createObservableGauge,
    metrics.createObservableCounter,
  ]) {
    mock.calls.forEach(([name], index) => {
      const { addCallback } = mock.results[index].value;
      const [[callback]] = addCallback.mock.calls;
      const observed: [number, unknown][] = [];
      callback({
        observe: (value: number, attributes: unknown) =>
          observed.push([value, attributes]),
      });
      seen[name] = observed;
    });
  }
  const pods = { cluster: 'dev', resource: 'pods' };
  const nodes = { cluster: 'dev', resource: 'nodes' };
  expect(seen).toEqual({
    'ai_platform.kubernetes.objects': [
      [7, pods],
      [0, nodes],
    ],
    'ai_platform.kubernetes.age': [[5, pods]],
    'ai_platform.kubernetes.live': [
      [1, pods],
      [0, nodes],
    ],
    'ai_platform.kubernetes.restarts': [
      [2, pods],
      [1, nodes],
    ],
  });
});
