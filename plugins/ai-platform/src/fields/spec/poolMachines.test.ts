import {
  foreignClouds,
  proposalFor,
  translatePools,
  withMachine,
} from './poolMachines';

const CPU = { name: 'general', machine: 'm7i.4xlarge', min: 0, max: 6 };
const GPU = {
  name: 'gpu',
  machine: 'g6.12xlarge',
  max: 4,
  accelerator: { type: 'nvidia-l4', count: 4 },
};

describe('the machine of a pool', () => {
  it('brings its accelerators along', () => {
    expect(withMachine(CPU, 'aws', 'p5.48xlarge')).toMatchObject({
      machine: 'p5.48xlarge',
      accelerator: { type: 'nvidia-h100-80gb', count: 8 },
    });
  });

  it('takes them away', () => {
    expect(withMachine(GPU, 'aws', 'm7i.xlarge')).not.toHaveProperty(
      'accelerator',
    );
  });

  it('keeps how they are shared where they stay the same', () => {
    const accelerator = { ...GPU.accelerator, sharing: 'time-slicing' };
    expect(
      withMachine({ ...GPU, accelerator }, 'aws', 'g6.12xlarge'),
    ).toMatchObject({ accelerator });
  });

  it('changes nothing else where the catalogue does not know it', () => {
    expect(withMachine(GPU, 'aws', 'g99.mega')).toEqual({
      ...GPU,
      machine: 'g99.mega',
    });
  });

  it('is no answer where it is cleared', () => {
    expect(withMachine(CPU, 'aws', undefined)).not.toHaveProperty('machine');
  });
});

describe('a proposal', () => {
  it('is the smallest machine with the accelerators of the pool', () => {
    const pool = { ...GPU, machine: 'm7i.xlarge' };
    expect(proposalFor('aws', pool)?.name).toBe('g6.12xlarge');
  });

  it('is the nearest in size where the pool has none', () => {
    expect(proposalFor('azure', CPU)).toMatchObject({
      cpu: 16,
      memoryGib: 64,
      arch: 'amd64',
    });
  });

  it('is not the machine that the pool has already', () => {
    expect(proposalFor('aws', GPU)).toBeUndefined();
  });

  it('is none where nothing is known of the machine', () => {
    expect(proposalFor('aws', { machine: 'z1' })).toBeUndefined();
  });
});

describe('pools of another cloud', () => {
  it('are recognised', () => {
    expect(foreignClouds('gcp', [CPU, GPU])).toEqual(['aws']);
    expect(foreignClouds('aws', [CPU, GPU])).toEqual([]);
  });

  it('get the machines of this one, and keep all that is not about machines', () => {
    expect(translatePools('gcp', [GPU])).toEqual([
      { ...GPU, machine: 'g2-standard-48' },
    ]);
  });

  it('stay as they are where the cloud has nothing like it', () => {
    expect(translatePools('azure', [GPU])).toEqual([GPU]);
  });

  it('attach the accelerators where the cloud attaches them', () => {
    const pool = {
      machine: 'g4dn.xlarge',
      accelerator: { type: 'nvidia-t4', count: 1 },
    };
    expect(translatePools('gcp', [pool])).toEqual([
      { machine: 'n1-standard-4', accelerator: pool.accelerator },
    ]);
  });
});
