import { aCluster } from '../__testUtils__/aGpuQuotaView';
import { problemRows } from './problemRows';

describe('what clusters did not say', () => {
  it('is one row for each cluster and reason, with what is missing', () => {
    const rows = problemRows([
      aCluster({
        name: 'eu',
        problems: [
          { code: 'forbidden', verb: 'list', resource: 'nodes', message: 'a' },
          { code: 'forbidden', verb: 'list', resource: 'nodes', message: 'b' },
          { code: 'forbidden', verb: 'list', resource: 'pods', message: 'c' },
          { code: 'throttled', message: 'd' },
        ],
      }),
      aCluster({ name: 'us' }),
      aCluster({
        name: 'asia',
        problems: [{ code: 'throttled', message: 'e' }],
      }),
    ]);
    expect(
      rows.map(({ cluster, code, resources }) => [
        cluster.name,
        code,
        resources,
      ]),
    ).toEqual([
      ['eu', 'forbidden', ['nodes', 'pods']],
      ['eu', 'throttled', []],
      ['asia', 'throttled', []],
    ]);
  });
});
