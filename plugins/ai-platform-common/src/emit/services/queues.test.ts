import { anEnvironment } from '../../testUtils/anEnvironment';
import { at, manifestsOf } from '../../testUtils/deployedService';

const ID = 'kueue-queues';

const environment = anEnvironment({
  platform: { kubeflow: { profiles: ['fraud', 'credit'] } },
  nodePools: [
    { name: 'system', machine: 'm7i.xlarge', min: 2, max: 4 },
    { name: 'general', machine: 'm7i.4xlarge', max: 10 },
    {
      name: 'parts',
      machine: 'p4d.24xlarge',
      max: 2,
      capacity: 'spot',
      accelerator: {
        type: 'nvidia-a100-40gb',
        count: 8,
        sharing: 'mig',
        migProfile: '1g.5gb',
      },
    },
    {
      name: 'slices',
      machine: 'g6.4xlarge',
      max: 3,
      accelerator: {
        type: 'nvidia-l4',
        count: 1,
        sharing: 'time-slicing',
        replicas: 4,
      },
    },
  ],
});

function quotaOf(flavor: string, resource: string): unknown {
  const [queue] = manifestsOf(environment, ID, 'ClusterQueue');
  const flavors = at(queue, 'spec.resourceGroups.0.flavors') as Array<{
    name: string;
    resources: Array<{ name: string; nominalQuota: string }>;
  }>;
  return flavors
    .find(({ name }) => name === flavor)
    ?.resources.find(({ name }) => name === resource)?.nominalQuota;
}

describe('queueManifests', () => {
  it('has a flavor for every pool but the platform’s own', () => {
    const names = manifestsOf(environment, ID, 'ResourceFlavor').map(
      ({ metadata }) => metadata.name,
    );
    expect(names).toEqual(['general', 'parts', 'slices']);
  });

  it('lets only those jobs onto tainted nodes that tolerate them', () => {
    const flavors = manifestsOf(environment, ID, 'ResourceFlavor');
    expect(at(flavors[0], 'spec.nodeTaints')).toBeUndefined();
    expect(at(flavors[1], 'spec')).toEqual({
      nodeLabels: { 'flagstone.dev/pool': 'parts' },
      nodeTaints: [
        { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
        { key: 'flagstone.dev/spot', value: 'true', effect: 'NoSchedule' },
      ],
    });
  });

  it('covers every accelerator resource in every flavor, as Kueue demands', () => {
    const [queue] = manifestsOf(environment, ID, 'ClusterQueue');
    const covered = [
      'cpu',
      'memory',
      'nvidia.com/gpu',
      'nvidia.com/mig-1g.5gb',
    ];
    expect(at(queue, 'spec.resourceGroups.0.coveredResources')).toEqual(
      covered,
    );
    const flavors = at(queue, 'spec.resourceGroups.0.flavors') as Array<{
      resources: Array<{ name: string }>;
    }>;
    for (const { resources } of flavors) {
      expect(resources.map(({ name }) => name)).toEqual(covered);
    }
  });

  it('gives out what the largest size of the pools has', () => {
    // 2 nodes of 8 devices of 7 parts, and 3 nodes of 1 device of 4 slices.
    expect(quotaOf('parts', 'nvidia.com/mig-1g.5gb')).toBe('112');
    expect(quotaOf('parts', 'nvidia.com/gpu')).toBe('0');
    expect(quotaOf('slices', 'nvidia.com/gpu')).toBe('12');
    // 10 nodes of 16 CPUs and 64 GiB, less a tenth for the nodes themselves.
    expect(quotaOf('general', 'cpu')).toBe('144');
    expect(quotaOf('general', 'memory')).toBe('576Gi');
  });

  it('gives every team a queue of the same name', () => {
    const queues = manifestsOf(environment, ID, 'LocalQueue').map(
      ({ metadata }) => metadata,
    );
    expect(queues).toEqual([
      { name: 'default', namespace: 'fraud' },
      { name: 'default', namespace: 'credit' },
    ]);
  });

  it('lends half of the system pool where there is no other for plain jobs', () => {
    const small = anEnvironment({
      nodePools: [
        { name: 'system', machine: 'm7i.xlarge', min: 2, max: 4 },
        {
          name: 'gpu',
          machine: 'g6.4xlarge',
          accelerator: { type: 'nvidia-l4', count: 1 },
        },
      ],
    });
    const [queue] = manifestsOf(small, ID, 'ClusterQueue');
    // 4 nodes of 4 CPUs.
    expect(at(queue, 'spec.resourceGroups.0.flavors.0')).toMatchObject({
      name: 'system',
      resources: [{ name: 'cpu', nominalQuota: '8' }, {}, {}],
    });
  });

  it('counts a machine that it does not know as a small one', () => {
    const unknown = anEnvironment({
      nodePools: [
        { name: 'system', machine: 'm7i.xlarge', min: 2 },
        { name: 'new', machine: 'm99z.huge', max: 1 },
      ],
      platform: { gpuOperator: { enabled: false } },
    });
    const [queue] = manifestsOf(unknown, ID, 'ClusterQueue');
    expect(at(queue, 'spec.resourceGroups.0.flavors.0.resources')).toEqual([
      { name: 'cpu', nominalQuota: '7' },
      { name: 'memory', nominalQuota: '28Gi' },
    ]);
  });

  it('makes a namespace for the project where no Kubeflow does', () => {
    const plain = anEnvironment({
      platform: {
        kubeflow: { enabled: false },
        modelRegistry: { enabled: false },
      },
    });
    const [namespace] = manifestsOf(plain, ID, 'Namespace');
    expect(namespace.metadata.name).toBe('fraud');
    expect(manifestsOf(environment, ID, 'Namespace')).toEqual([]);
  });
});
