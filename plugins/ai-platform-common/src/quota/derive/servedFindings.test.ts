import type { NodeFacts } from '../facts/facts';
import { aNode, aResourceQuota, GPU } from '../../testUtils/quota/facts';
import {
  derivedAccelerator,
  derivedFindings,
} from '../../testUtils/quota/derived';
import type { QuotaFindingCode } from '../../view/quotaVocabulary';

const MIG = 'nvidia.com/mig-1g.5gb';

const having = (...resources: string[]) =>
  aNode({ allocatable: Object.fromEntries(resources.map(one => [one, '8'])) });

const quotaFor = (resource: string, hard = '4') => ({
  resourceQuotas: [
    aResourceQuota({ hard: { [`requests.${resource}`]: hard }, used: {} }),
  ],
});

const severities = (
  code: QuotaFindingCode,
  resource: string,
  ...nodes: NodeFacts[]
) =>
  derivedFindings(code, quotaFor(resource), { nodes }).map(
    ({ severity }) => severity,
  );

describe('a quota for what no node has', () => {
  it.each([
    ['a MIG profile where nodes have whole GPUs', MIG, [GPU]],
    ['another MIG profile', MIG, ['nvidia.com/mig-2g.10gb']],
    ['shares where nodes have whole GPUs', 'nvidia.com/gpu.shared', [GPU]],
    ['shares of partitions', `${MIG}.shared`, [MIG]],
    [
      'cores where nodes count devices',
      'aws.amazon.com/neuroncore',
      ['aws.amazon.com/neuron'],
    ],
    ['a name that no vendor documents', 'nvidia.com/gpus/gpu', [GPU]],
    ['a name of nobody', 'example.com/npu', [GPU]],
    [
      'a DeviceClass that is not installed',
      'deviceclass.resource.kubernetes.io/gpu.nvidia.com',
      [GPU],
    ],
  ])('is a mistake where it names %s', (_, resource, served) => {
    expect(severities('keyNotServed', resource, having(...served))).toEqual([
      'critical',
    ]);
  });

  it.each([
    ['the GPUs of another vendor', GPU, ['amd.com/gpu']],
    ['whole GPUs where nodes have partitions', GPU, [MIG]],
    ['whole GPUs where nodes have shares', GPU, ['nvidia.com/gpu.shared']],
    ['TPUs', 'google.com/tpu', [GPU]],
    ['Gaudi', 'habana.ai/gaudi', [GPU]],
    ['another kind of GPU', 'gpu.intel.com/xe', ['gpu.intel.com/i915']],
    ['partitions of a vendor of whom no node is there', MIG, ['amd.com/gpu']],
    ['anything where no node has any accelerator', 'example.com/npu', []],
  ])('may come with a pool that is at zero: %s', (_, resource, served) => {
    expect(severities('keyNotServed', resource, having(...served))).toEqual([
      'warning',
    ]);
  });

  it('is no mistake where a node names it and has none at the moment, but there are not enough nodes', () => {
    const crashed = aNode({ allocatable: {}, lacking: [GPU, MIG] });
    for (const resource of [GPU, MIG]) {
      const nodes = [crashed, having('amd.com/gpu')];
      expect(severities('keyNotServed', resource, ...nodes)).toEqual([]);
      expect(severities('notEnoughNodes', resource, ...nodes)).toEqual([
        'warning',
      ]);
    }
  });

  it('is a mistake also while the device plugin does not run that would tell', () => {
    const crashed = aNode({ allocatable: {}, lacking: [GPU] });
    expect(severities('keyNotServed', MIG, crashed)).toEqual(['critical']);
  });
});

describe('a quota for what nodes divide in different ways', () => {
  const nodes = [
    aNode(),
    aNode({
      name: 'sliced',
      allocatable: { [GPU]: '40' },
      labels: { 'nvidia.com/gpu.sharing-strategy': 'time-slicing' },
    }),
  ];
  const notEnough = (hard: string) =>
    derivedFindings('notEnoughNodes', quotaFor(GPU, hard), { nodes });

  it('shows whole devices alone', () => {
    expect(derivedAccelerator(GPU, quotaFor(GPU), { nodes })).toMatchObject({
      unit: 'gpu',
      nodes: { allocatable: '8', free: '8', count: 1, largest: '8' },
    });
  });

  it('is compared with all that has the name, as quotas count it', () => {
    expect(notEnough('48')).toEqual([]);
    expect(notEnough('49')).toMatchObject([
      { params: { hard: '49', allocatable: '48' } },
    ]);
  });
});
