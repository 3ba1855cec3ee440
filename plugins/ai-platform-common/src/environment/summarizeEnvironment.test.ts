import { anEnvironment } from '../testUtils/anEnvironment';
import { environmentViewSchema } from '../view';
import { summarizeEnvironment } from './summarizeEnvironment';

describe('summarizeEnvironment', () => {
  const environment = anEnvironment({
    cloud: 'aws',
    nodePools: [
      { name: 'system', machine: 'm7i.xlarge', min: 2 },
      {
        name: 'slices',
        machine: 'g6.xlarge',
        max: 4,
        accelerator: {
          type: 'nvidia-l4',
          count: 1,
          sharing: 'time-slicing',
          replicas: 4,
        },
      },
      { name: 'new', machine: 'm99.large', max: 1 },
    ],
  });
  const summary = summarizeEnvironment(environment, []);

  it('tells devices from the parts that pods can ask for', () => {
    expect(summary.pools[1].accelerator).toEqual({
      title: 'NVIDIA L4',
      count: 1,
      allocatable: 4,
      resource: 'nvidia.com/gpu',
    });
  });

  it('says nothing of the size of a machine that it does not know', () => {
    expect(summary.pools[0]).toMatchObject({ cpu: 4, memoryGib: 16 });
    expect(summary.pools[2]).not.toHaveProperty('cpu');
  });

  it('lists the services that people use, and not their groundwork', () => {
    expect(summary.services).toContain('MLflow');
    expect(summary.services.join()).not.toMatch(/secrets and storage|CRDs/);
  });

  it('is what the wire schema takes', () => {
    const view = {
      documentUrl: 'https://example.com',
      environment: { status: 'ok', value: summary, observedAt: '2026-01-01' },
    };
    expect(environmentViewSchema.parse(view)).toEqual(view);
  });
});
