import { born } from '../world/identity.mjs';
import { World } from '../world/world.mjs';
import { deployments } from './deployments.mjs';
import { kubelet } from './kubelet.mjs';
import { scheduler } from './scheduler.mjs';

const NOW = Date.parse('2026-03-02T08:00:00Z');

function aDeployment(image: string, replicas: number): any {
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image }] },
      },
    },
  };
}

const node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-1' },
  status: { allocatable: { cpu: '8' } },
};

describe('a Deployment', () => {
  let world: any;
  let now: number;

  beforeEach(() => {
    now = NOW;
    world = new World().with([
      { put: node },
      { put: born(aDeployment('web:1', 2), now) },
    ]);
    pass(20);
  });

  function pass(seconds: number) {
    for (let second = 0; second < seconds; second += 1) {
      now += 1000;
      for (const control of [deployments, scheduler, kubelet]) {
        world = world.with(control(world, now));
      }
    }
  }

  function change(spec: object) {
    const [known] = world.list('Deployment');
    const { generation } = known.metadata;
    const metadata = { ...known.metadata, generation: generation + 1 };
    const put = { ...known, metadata, spec: { ...known.spec, ...spec } };
    world = world.with([{ put }]);
  }

  const images = () =>
    world.list('Pod').map(({ spec }: any) => spec.containers[0].image);
  const status = () => world.list('Deployment')[0].status;

  it('gets a ReplicaSet and its pods, and counts them once they are ready', () => {
    expect(world.list('ReplicaSet')).toHaveLength(1);
    expect(images()).toEqual(['web:1', 'web:1']);
    expect(status()).toEqual({
      ...{ observedGeneration: 1, replicas: 2, updatedReplicas: 2 },
      ...{ readyReplicas: 2, availableReplicas: 2 },
    });
  });

  it('grows and shrinks', () => {
    change({ replicas: 4 });
    pass(20);
    expect(images()).toHaveLength(4);
    change({ replicas: 1 });
    pass(1);
    expect(images()).toHaveLength(1);
  });

  it('keeps the old pods until the new ones are ready', () => {
    change({ template: aDeployment('web:2', 2).spec.template });
    pass(2);
    expect(images().sort()).toEqual(['web:1', 'web:1', 'web:2', 'web:2']);
    expect(status()).toMatchObject({ replicas: 4, updatedReplicas: 2 });
    pass(20);
    expect(images()).toEqual(['web:2', 'web:2']);
    expect(world.list('Deployment')[0].metadata.annotations).toEqual({
      'deployment.kubernetes.io/revision': '2',
    });
  });

  it('does not keep every ReplicaSet that there ever was', () => {
    for (const version of [2, 3, 4, 5, 6]) {
      change({ template: aDeployment(`web:${version}`, 2).spec.template });
      pass(20);
    }
    expect(world.list('ReplicaSet')).toHaveLength(3);
    expect(images()).toEqual(['web:6', 'web:6']);
  });
});
