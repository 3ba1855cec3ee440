import { ACCELERATOR_TYPES } from '../accelerators';
import { CLOUDS } from '../vocabulary';
import { carries, findMachine, MACHINES, proposeMachine } from '.';

describe('machines', () => {
  it.each(CLOUDS)('are there once each on %s', cloud => {
    const names = MACHINES[cloud].map(machine => machine.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('carry every accelerator on at least one cloud', () => {
    const homeless = ACCELERATOR_TYPES.filter(
      type => !CLOUDS.some(cloud => proposeMachine(cloud, type)),
    );
    expect(homeless).toEqual([]);
  });

  it('are proposed by count, the smallest first', () => {
    expect(proposeMachine('aws', 'nvidia-l4', 4)?.name).toBe('g6.12xlarge');
    expect(proposeMachine('aws', 'nvidia-l4')?.name).toBe('g6.xlarge');
    expect(proposeMachine('gcp', 'nvidia-t4', 2)?.name).toBe('n1-standard-4');
    expect(proposeMachine('azure', 'google-tpu-v5e')).toBeUndefined();
  });

  it('know which counts can be attached', () => {
    const n1 = findMachine('gcp', 'n1-standard-8')!;
    expect(carries(n1, 'nvidia-t4', 2)).toBe(true);
    expect(carries(n1, 'nvidia-t4', 3)).toBe(false);
  });
});
