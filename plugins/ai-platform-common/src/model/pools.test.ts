import { anEnvironment } from '../testUtils/anEnvironment';
import type { EnvironmentInput } from './environmentSchema';
import {
  acceleratorsPerNode,
  poolLabels,
  poolResource,
  poolRole,
  poolTaints,
} from './pools';

type Pool = NonNullable<EnvironmentInput['spec']['nodePools']>[number];

const mig: Pool = {
  name: 'mig',
  machine: 'p4de.24xlarge',
  accelerator: {
    type: 'nvidia-a100-80gb',
    count: 8,
    sharing: 'mig',
    migProfile: '1g.10gb',
  },
};

const slices: Pool = {
  name: 'slices',
  machine: 'g6.xlarge',
  capacity: 'spot',
  accelerator: {
    type: 'nvidia-l4',
    count: 1,
    sharing: 'time-slicing',
    replicas: 4,
  },
};

function onAws(...pools: Pool[]) {
  const environment = anEnvironment({
    nodePools: [{ name: 'system', machine: 'm7i.xlarge', min: 1 }, ...pools],
  });
  return { environment, pool: environment.spec.nodePools[1] };
}

describe('pools', () => {
  it('tell the MIG manager how to divide the devices, and count the parts', () => {
    const { environment, pool } = onAws(mig);
    expect(poolLabels(environment, pool)).toMatchObject({
      'nvidia.com/mig.config': 'all-1g.10gb',
      'flagstone.dev/pool-role': 'accelerator',
    });
    expect(poolResource(environment, pool)).toBe('nvidia.com/mig-1g.10gb');
    expect(acceleratorsPerNode(pool)).toBe(56);
  });

  it('leave dividing to the cloud on GKE', () => {
    const environment = anEnvironment({
      cloud: 'gcp',
      nodePools: [
        { name: 'system', machine: 'n2-standard-4', min: 1 },
        {
          ...mig,
          machine: 'a2-ultragpu-8g',
        },
      ],
    });
    const pool = environment.spec.nodePools[1];
    expect(poolResource(environment, pool)).toBe('nvidia.com/gpu');
    expect(Object.keys(poolLabels(environment, pool))).not.toContain(
      'nvidia.com/mig.config',
    );
  });

  it('keep other work off accelerators and off spot nodes', () => {
    const { pool } = onAws(slices);
    expect(poolTaints(pool).map(taint => taint.key)).toEqual([
      'nvidia.com/gpu',
      'flagstone.dev/spot',
    ]);
    expect(acceleratorsPerNode(pool)).toBe(4);
  });

  it('give the platform services the first pool that can always run them', () => {
    const { environment } = onAws({
      name: 'other',
      machine: 'm7i.large',
      min: 1,
    });
    expect(
      environment.spec.nodePools.map(p => poolRole(environment, p)),
    ).toEqual(['system', 'general']);
  });
});
