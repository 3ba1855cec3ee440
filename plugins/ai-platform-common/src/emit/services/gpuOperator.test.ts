import { parse } from 'yaml';
import type { EnvironmentInput } from '../../model/environmentSchema';
import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  manifestsOf,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';

type Pools = NonNullable<EnvironmentInput['spec']['nodePools']>;

const SYSTEM = { name: 'system', machine: 'm7i.xlarge', min: 2, max: 4 };

const sliced: Pools = [
  SYSTEM,
  {
    name: 'shared',
    machine: 'g6.4xlarge',
    accelerator: {
      type: 'nvidia-l4',
      count: 1,
      sharing: 'time-slicing',
      replicas: 4,
    },
  },
  {
    name: 'crowded',
    machine: 'g6.4xlarge',
    accelerator: {
      type: 'nvidia-l4',
      count: 1,
      sharing: 'time-slicing',
      replicas: 8,
    },
  },
];

const partitioned: Pools = [
  SYSTEM,
  {
    name: 'parts',
    machine: 'p4d.24xlarge',
    capacity: 'spot',
    accelerator: {
      type: 'nvidia-a100-40gb',
      count: 8,
      sharing: 'mig',
      migProfile: '1g.5gb',
    },
  },
];

const operator = (spec: Parameters<typeof anEnvironment>[0]) =>
  valuesOf(anEnvironment(spec), 'gpu-operator');

describe('gpuOperator', () => {
  it('tells the device plugin how many slices the labels of the nodes stand for', () => {
    const config = at(operator({ nodePools: sliced }), 'devicePlugin.config');
    expect(config).toMatchObject({ create: true, default: 'unshared' });
    const data = at(config, 'data') as Record<string, string>;
    expect(Object.keys(data)).toEqual([
      'unshared',
      'time-slicing-4',
      'time-slicing-8',
    ]);
    expect(parse(data['time-slicing-4'])).toEqual({
      version: 'v1',
      flags: { migStrategy: 'none' },
      sharing: {
        timeSlicing: {
          failRequestsGreaterThanOne: true,
          resources: [{ name: 'nvidia.com/gpu', replicas: 4 }],
        },
      },
    });
  });

  it('leaves the device plugin as it is where devices are not shared', () => {
    expect(at(operator({}), 'devicePlugin.config')).toBeUndefined();
  });

  it('offers MIG partitions under names of their own, and cuts them on AWS', () => {
    expect(operator({ nodePools: partitioned })).toMatchObject({
      mig: { strategy: 'mixed' },
      migManager: {
        enabled: true,
        env: [{ name: 'WITH_REBOOT', value: 'true' }],
      },
    });
  });

  it('runs its parts on tainted nodes, spot ones too', () => {
    const values = operator({ nodePools: partitioned });
    const tolerations = [
      { key: 'flagstone.dev/spot', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
    ];
    expect(at(values, 'daemonsets.tolerations')).toEqual(tolerations);
    expect(at(values, 'node-feature-discovery.worker.tolerations')).toEqual(
      tolerations,
    );
  });

  it.each([
    [
      'aws',
      {
        driver: { enabled: false },
        toolkit: { enabled: false },
        devicePlugin: { enabled: true },
      },
    ],
    [
      'gcp',
      {
        driver: { enabled: false },
        toolkit: { enabled: true },
        devicePlugin: { enabled: false },
      },
    ],
    [
      'azure',
      {
        driver: { enabled: true },
        toolkit: { enabled: true },
        devicePlugin: { enabled: true },
      },
    ],
  ] as const)(
    'leaves to the nodes of %s what they bring',
    (cloud, expected) => {
      expect(operator({ cloud })).toMatchObject(expected);
    },
  );

  it('asks GKE to admit its critical pods before they come', () => {
    const quotas = manifestsOf(
      anEnvironment({ cloud: 'gcp' }),
      'gpu-operator-data',
      'ResourceQuota',
    );
    expect(quotas).toHaveLength(1);
    expect(serviceIdsOf(anEnvironment())).not.toContain('gpu-operator-data');
  });

  it('is not there without GPUs', () => {
    const environment = anEnvironment({
      nodePools: [SYSTEM],
      platform: { gpuOperator: { enabled: false } },
    });
    expect(serviceIdsOf(environment)).not.toContain('gpu-operator');
  });
});
