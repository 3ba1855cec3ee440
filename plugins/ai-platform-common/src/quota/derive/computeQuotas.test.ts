import { aResourceQuota, GPU } from '../../testUtils/quota/facts';
import { derivedNamespace } from '../../testUtils/quota/derived';

const compute = (
  hard: Record<string, string>,
  used: Record<string, string> = {},
) =>
  derivedNamespace({ resourceQuotas: [aResourceQuota({ hard, used })] })
    .compute;

describe('compute quotas', () => {
  it('are everything but accelerators and counts of objects, the usual ones first', () => {
    const hard = {
      'zone.example.com/things': '1',
      'gold.storageclass.storage.k8s.io/requests.storage': '1Ti',
      persistentvolumeclaims: '10',
      pods: '50',
      'requests.storage': '2Ti',
      'requests.ephemeral-storage': '100Gi',
      'limits.memory': '128Gi',
      memory: '64Gi',
      'limits.cpu': '32',
      cpu: '16',
      [`requests.${GPU}`]: '8',
      'count/jobs.batch': '4',
      'count/resourceclaims.resource.k8s.io': '4',
    };
    expect(compute(hard).map(({ key }) => key)).toEqual([
      'requests.cpu',
      'limits.cpu',
      'requests.memory',
      'limits.memory',
      'requests.storage',
      'requests.ephemeral-storage',
      'pods',
      'persistentvolumeclaims',
      'gold.storageclass.storage.k8s.io/requests.storage',
      'zone.example.com/things',
    ]);
  });

  it.each([
    ['4', '3.1', 'ok'],
    ['4', '3200m', 'warning'],
    ['4', '4', 'warning'],
    ['4', '4001m', 'critical'],
    ['0', '0', 'ok'],
    ['four', '1', 'unknown'],
  ])('of %s of which %s is used are %s', (hard, used, severity) => {
    expect(compute({ cpu: hard }, { cpu: used })).toMatchObject([{ severity }]);
  });

  it('are written as Kubernetes writes them', () => {
    expect(
      compute(
        { memory: '65536Mi', cpu: '0.5' },
        { memory: '1.5Gi', cpu: '0.25' },
      ),
    ).toEqual([
      { key: 'requests.cpu', hard: '500m', used: '250m', severity: 'ok' },
      { key: 'requests.memory', hard: '64Gi', used: '1536Mi', severity: 'ok' },
    ]);
  });

  it('are the tighter of CPU and requested CPU, which are the same', () => {
    expect(compute({ cpu: '16', 'requests.cpu': '8' })).toMatchObject([
      { key: 'requests.cpu', hard: '8' },
    ]);
  });

  it('leave out quotas that count only some pods, but name them', () => {
    const quota = aResourceQuota({ hard: { cpu: '1' }, scoped: true });
    const view = derivedNamespace({ resourceQuotas: [quota] });
    expect(view.compute).toEqual([]);
    expect(view.resourceQuotas).toEqual(['gpu']);
  });
});
