import fs from 'node:fs';
import path from 'node:path';
import { quotasOf } from './controllers/kueue/quotas.mjs';
import { StoryClock } from './storyClock.mjs';
import { podAmounts, sum } from './world/amounts.mjs';
import { parseQuantity } from './world/quantity.mjs';
import { readStory } from './world/readStory.mjs';
import type { KubernetesObject, World } from './world/world.mjs';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const GPU = 'nvidia.com/gpu';
const MANIFESTS = path.join(
  __dirname,
  '../repositories/platform-gitops-config',
);

interface File {
  path: string;
  text: string;
}

/** The workspaces' manifests as they are seeded. */
function seededFiles(): File[] {
  return fs
    .readdirSync(path.join(MANIFESTS, 'workspaces'), {
      recursive: true,
      encoding: 'utf8',
    })
    .filter(name => name.endsWith('.yaml'))
    .map(name => `workspaces/${name}`)
    .map(name => ({
      path: name,
      text: fs.readFileSync(path.join(MANIFESTS, name), 'utf8'),
    }));
}

async function aClock(files = seededFiles()): Promise<StoryClock> {
  const story = await readStory(path.join(__dirname, 'story'), NOW);
  const clock = new StoryClock(story, NOW);
  clock.synchronize(files);
  clock.tick(NOW);
  return clock;
}

/** The manifests with one text replaced by another. */
function changed(file: string, from: string, to: string): File[] {
  return seededFiles().map(found =>
    found.path.endsWith(file)
      ? { ...found, text: found.text.replace(from, to) }
      : found,
  );
}

function isTrue({ status }: KubernetesObject, type: string): boolean {
  return status.conditions.some(
    (found: { type: string; status: string }) =>
      found.type === type && found.status === 'True',
  );
}

function fraudQueue(world: World): KubernetesObject {
  return world.get('ClusterQueue', undefined, 'fraud')!;
}

function gpusOf(queue: KubernetesObject): { total: string; borrowed: string } {
  return queue.status.flavorsUsage[0].resources.find(
    ({ name }: { name: string }) => name === GPU,
  );
}

function liveGpus(world: World, namespace: string): bigint {
  const live = world
    .list('Pod', namespace)
    .filter(({ status }) => !['Succeeded', 'Failed'].includes(status.phase));
  return sum(live.map(({ spec }) => podAmounts(spec)))[GPU] ?? 0n;
}

describe('the story of the sandbox cluster', () => {
  it('begins as the pages tell it: healthy, near quota with a queue, and misconfigured', async () => {
    const { world } = await aClock();
    expect(world.get('ResourceQuota', 'vision', 'quota')!.status).toMatchObject(
      {
        hard: { 'requests.nvidia.com/gpu': '16' },
        used: {
          'requests.nvidia.com/gpu': '8',
          'requests.nvidia.com/gpu.shared': '1',
        },
      },
    );
    const { total } = gpusOf(fraudQueue(world));
    expect(Number(total)).toBeGreaterThanOrEqual(10);
    expect(fraudQueue(world).status.pendingWorkloads).toBeGreaterThan(0);
    expect(
      world.get('ResourceQuota', 'recommendations', 'quota')!.status.used,
    ).toMatchObject({ 'requests.nvidia.com/mig-1g.5gb': '0' });
    expect(liveGpus(world, 'recommendations')).toBe(parseQuantity('3'));
  });

  it('is the same story whenever it is told at the same times', async () => {
    const [one, other] = [await aClock(), await aClock()];
    for (let second = 1; second <= 120; second += 1) {
      one.tick(NOW + second * 1000);
      other.tick(NOW + second * 1000);
    }
    expect(one.world.all()).toEqual(other.world.all());
  });

  it('keeps its promises for an hour: no quota exceeded, all counts right, and always a queue again', async () => {
    const clock = await aClock();
    let secondsWithoutQueue = 0;
    const seen = { waited: new Set(), ran: new Set(), ended: new Set() };
    for (let second = 1; second <= 3600; second += 5) {
      clock.tick(NOW + second * 1000);
      const { world } = clock;
      const queue = fraudQueue(world);
      const quota = world.get('ResourceQuota', 'fraud', 'ceiling')!;
      const workloads = world.list('Workload', 'fraud');
      const holders = workloads.filter(
        workload =>
          isTrue(workload, 'QuotaReserved') && !isTrue(workload, 'Finished'),
      );
      const { nominal } = quotasOf(queue)[`h100/${GPU}`];
      expect(parseQuantity(gpusOf(queue).total) <= nominal).toBe(true);
      expect(quota.status.used['requests.nvidia.com/gpu']).toBe(
        String(liveGpus(world, 'fraud') / parseQuantity('1')),
      );
      expect(queue.status.admittedWorkloads).toBe(holders.length);
      expect(queue.status.pendingWorkloads).toBe(
        workloads.filter(workload => !isTrue(workload, 'QuotaReserved')).length,
      );
      secondsWithoutQueue =
        queue.status.pendingWorkloads > 0 ? 0 : secondsWithoutQueue + 5;
      expect(secondsWithoutQueue).toBeLessThan(60);
      for (const workload of workloads) {
        const { name } = workload.metadata;
        if (!isTrue(workload, 'QuotaReserved')) seen.waited.add(name);
        else if (!isTrue(workload, 'Finished')) seen.ran.add(name);
        else seen.ended.add(name);
      }
    }
    const whole = [...seen.waited].filter(
      name => seen.ran.has(name) && seen.ended.has(name),
    );
    expect(whole.length).toBeGreaterThan(30);
  });

  it('does not grow: what has ended is tidied away', async () => {
    const clock = await aClock();
    for (let minute = 1; minute <= 120; minute += 1) {
      clock.tick(NOW + minute * 60_000);
    }
    expect(clock.world.all().length).toBeLessThan(150);
  });

  it('goes on after the machine has slept', async () => {
    const clock = await aClock();
    const day = 24 * 3600_000;
    clock.tick(NOW + day);
    clock.tick(NOW + day + 30_000);
    expect(fraudQueue(clock.world).status.pendingWorkloads).toBeGreaterThan(0);
    expect(liveGpus(clock.world, 'fraud') > 0n).toBe(true);
  });

  it('says why a job waits, in the words of Kueue', async () => {
    const { world } = await aClock();
    const waiting = world
      .list('Workload', 'fraud')
      .filter(workload => !isTrue(workload, 'QuotaReserved'));
    const reasons = waiting.map(
      ({ status }) =>
        status.conditions.find(
          ({ type }: { type: string }) => type === 'QuotaReserved',
        ).reason,
    );
    expect(reasons[0]).toBe('WaitingForQuota');
    expect(waiting[0].status.conditions[0].message).toMatch(
      /^couldn't assign flavors to pod set main: insufficient unused quota for .+ in flavor h100, \d+ more needed/,
    );
  });

  it('borrows CPU from the cohort, and no GPU', async () => {
    const clock = await aClock();
    const borrowed = new Set();
    for (let second = 10; second <= 600; second += 10) {
      clock.tick(NOW + second * 1000);
      const { resources } = fraudQueue(clock.world).status.flavorsUsage[0];
      for (const { name, borrowed: amount } of resources) {
        if (amount !== '0') borrowed.add(`${name} ${amount}`);
      }
    }
    expect([...borrowed]).toEqual(['cpu 32']);
  });

  it('admits who waits once Git gives the queue more', async () => {
    const clock = await aClock();
    const before = fraudQueue(clock.world);
    clock.synchronize(
      changed(
        'fraud/manifests/quota.yaml',
        "nominalQuota: '12'",
        "nominalQuota: '20'",
      ),
    );
    clock.tick(NOW + 1000);
    const after = fraudQueue(clock.world);
    expect(after.metadata.generation).toBe(before.metadata.generation! + 1);
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(Number(gpusOf(after).total)).toBeGreaterThan(12);
  });

  it('shows a quota that Git lowered below what is used', async () => {
    const clock = await aClock();
    clock.synchronize(changed('vision/manifests/quota.yaml', "'16'", "'4'"));
    const { status } = clock.world.get('ResourceQuota', 'vision', 'quota')!;
    expect(status).toMatchObject({
      hard: { 'requests.nvidia.com/gpu': '4' },
      used: { 'requests.nvidia.com/gpu': '8' },
    });
  });

  it('refuses pods over the quota, and tells no one but the count', async () => {
    const clock = await aClock(
      changed('fraud/manifests/ceiling.yaml', "'24'", "'6'"),
    );
    for (let second = 5; second <= 300; second += 5) {
      clock.tick(NOW + second * 1000);
      expect(liveGpus(clock.world, 'fraud') <= parseQuantity('6')).toBe(true);
    }
    const short = clock.world
      .list('Job', 'fraud')
      .filter(
        ({ spec, status }) =>
          !spec.suspend && status.active + status.succeeded < spec.parallelism,
      );
    expect(short.length).toBeGreaterThan(0);
  });

  it('removes what Git no longer has, and takes a new workspace over', async () => {
    const clock = await aClock();
    const text =
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: speech }\n---\n' +
      "apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota, namespace: elsewhere }\nspec: { hard: { pods: '5' } }\n";
    clock.synchronize([
      ...seededFiles().filter(({ path: name }) => !name.includes('/vision/')),
      { path: 'workspaces/speech/manifests/all.yaml', text },
    ]);
    const { world } = clock;
    expect(world.list('ResourceQuota', 'vision')).toEqual([]);
    expect(world.get('ClusterQueue', undefined, 'vision')).toBeUndefined();
    expect(world.get('Namespace', undefined, 'vision')).toBeDefined();
    expect(world.get('Namespace', undefined, 'speech')).toBeDefined();
    expect(world.get('ResourceQuota', 'speech', 'quota')!.status).toEqual({
      hard: { pods: '5' },
      used: { pods: '0' },
    });
    expect(world.list('ResourceQuota', 'elsewhere')).toEqual([]);
  });

  it.each([
    ['no YAML', 'a: [', /vision\/manifests\/quota\.yaml/],
    ['no object', '- 1', /quota\.yaml: not a Kubernetes object/],
    [
      'no quantity',
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota }\nspec: { hard: { pods: many } }',
      /Not a quantity: "many"/,
    ],
  ])(
    'leaves the cluster as it is for a file with %s',
    async (_title, text, message) => {
      const clock = await aClock();
      const before = clock.world;
      const files = seededFiles().map(file =>
        file.path.endsWith('vision/manifests/quota.yaml')
          ? { ...file, text }
          : file,
      );
      expect(() => clock.synchronize(files)).toThrow(message);
      expect(clock.world).toBe(before);
    },
  );
});
