import { PODS } from '../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import { missingForCluster } from './support/cluster';
import type { ClusterClient } from './support/clusterClient';
import {
  ClusterModel,
  MODEL_RESOURCES,
  randomSteps,
  type Step,
} from './support/clusterModel';
import { aDeviceClass, aNamespace, aPod } from './support/clusterObjects';
import { describeWith } from './support/describeWith';
import { eventuallyHolds } from './support/eventually';
import { expectFresh } from './support/freshFacts';
import { inParallel } from './support/inParallel';
import { installKueue } from './support/kueueObjects';
import { ViewGuard } from './support/viewGuard';
import { WatchedCluster } from './support/watchedCluster';

jest.setTimeout(240_000);

const SEED = Number(
  process.env.FLAGSTONE_SEED ?? Math.floor(Math.random() * 2 ** 31),
);
const STEPS = 1_200;
const BETWEEN_CHECKS = 50;
/** More than a page of the list. */
const CROWD = Array.from({ length: 600 }, (_, index) => ({
  namespace: 'crowd',
  name: `pod-${index}`,
}));

function model() {
  let watched: WatchedCluster;
  let world: ClusterModel;

  async function perform(step: Step): Promise<void> {
    switch (step.what) {
      case 'put':
        return world.put(step.target);
      case 'status':
        return world.setStatus(step.target);
      case 'label':
        return world.label(step.target);
      case 'delete':
        return world.delete(step.target);
      case 'deleteAll':
        return world.deleteAll(step.target);
      case 'compact':
        return watched.cluster.compact();
      default:
        return watched.wire[step.what]();
    }
  }

  const guardView = () => new ViewGuard(watched.reader, world.kept);

  /** All is well with the wire, nobody waits long to try again, and soon the view is what there is. */
  async function check(): Promise<void> {
    const { client, clock, reader, wire } = watched;
    wire.open();
    await eventuallyHolds(async () => {
      clock.skip(2_000);
      await expectFresh(reader, client, MODEL_RESOURCES);
    });
    world.remember();
  }

  async function run(steps: readonly Step[]): Promise<void> {
    for (let at = 0; at < steps.length; at += BETWEEN_CHECKS) {
      const guard = guardView();
      for (const step of steps.slice(at, at + BETWEEN_CHECKS)) {
        await perform(step);
        guard.look();
      }
      await check();
      expect(guard.stop()).toEqual([]);
    }
  }

  async function prepare(client: ClusterClient): Promise<void> {
    await installKueue(client);
    await client.apply(aDeviceClass('gpu.example.com'));
    for (const name of [...ClusterModel.namespaces, 'crowd']) {
      await client.apply(aNamespace(name));
    }
    await inParallel(
      CROWD,
      place => client.create(aPod(place, { unscheduled: true })),
      16,
    );
  }

  beforeAll(async () => {
    watched = await WatchedCluster.start({
      // Every watch goes to etcd itself: one that begins before a compaction gets a true 410.
      flags: ['--watch-cache=false'],
      resources: MODEL_RESOURCES,
      prepare,
    });
    world = new ClusterModel(watched.client);
  });

  afterAll(() => watched?.close());

  it(`equals a fresh LIST after whatever happens (seed ${SEED})`, async () => {
    const steps = randomSteps(SEED, STEPS);
    await check();
    await run(steps.slice(0, STEPS / 2));
    // It had to list again: its watches got 410.
    expect(watched.lists().length).toBeGreaterThan(2 * MODEL_RESOURCES.length);
    const guard = guardView();
    await watched.cluster.restartApiServer(['--watch-cache=true']);
    await check();
    expect(guard.stop()).toEqual([]);
    await run(steps.slice(STEPS / 2));
    expect(world.count(PODS)).toBeGreaterThan(0);
  });
}

describeWith(
  missingForCluster(),
  'the cluster cache as a model of the cluster',
  model,
);
