import path from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { StoryClock } from '../sandbox/kubernetes/storyClock.mjs';
import { readStory } from '../sandbox/kubernetes/world/readStory.mjs';
import { ApiServer, type KubernetesObject } from './support/apiServer';
import { missingForCluster, sharedCluster } from './support/cluster';
import { describeWith } from './support/describeWith';

jest.setTimeout(180_000);

const SANDBOX = path.join(__dirname, '../sandbox');
const REPOSITORY = path.join(SANDBOX, 'repositories/platform-gitops-config');
const NOW = Date.parse('2026-03-02T08:00:00Z');

// What the server writes itself, and refuses from others.
const OF_THE_SERVER = [
  'creationTimestamp',
  'uid',
  'generation',
  'ownerReferences',
  'generateName',
];
// The real nodes, namespaces and taken devices are not there: the kinds are known all the same.
const NAMESPACE_PREFIX = 'sandbox-story-';

type Found = ReturnType<StoryClock['world']['all']>[number];

function manifests() {
  return readdirSync(path.join(REPOSITORY, 'workspaces'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({
      path: `workspaces/${name}`,
      text: readFileSync(path.join(REPOSITORY, 'workspaces', name), 'utf8'),
    }));
}

/** Everything that is there after the story's first ten minutes: what was seeded, and what the clock made. */
async function storyObjects(): Promise<Found[]> {
  const folder = path.join(SANDBOX, 'kubernetes/story');
  const clock = new StoryClock(await readStory(folder, NOW), NOW);
  clock.synchronize(manifests());
  clock.tick(NOW);
  return clock.world.all();
}

/** An object as somebody would apply it, in a namespace where nothing else is. */
function applied({ metadata, ...object }: Found): KubernetesObject {
  const kept = Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !OF_THE_SERVER.includes(key)),
  );
  const namespace =
    metadata.namespace && `${NAMESPACE_PREFIX}${metadata.namespace}`;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: metadata.name,
    ...(namespace && { namespace }),
    yaml: stringify(
      { ...object, metadata: { ...kept, ...(namespace && { namespace }) } },
      { aliasDuplicateObjects: false },
    ),
  };
}

describeWith(missingForCluster(), 'the story of the sandbox cluster', () => {
  let server: ApiServer;
  let objects: Found[];

  beforeAll(async () => {
    objects = await storyObjects();
    server = new ApiServer(await sharedCluster());
    await server.install(objects);
    const namespaces = objects.flatMap(
      ({ metadata }) => metadata.namespace ?? [],
    );
    for (const namespace of new Set(namespaces)) {
      await server.createNamespace(`${NAMESPACE_PREFIX}${namespace}`);
    }
  });

  afterAll(() => server?.close());

  it('consists of objects that a real API server takes', async () => {
    const refusals = await server.refusals(objects.map(applied));
    expect(refusals.filter(refusal => refusal !== undefined)).toEqual([]);
    expect(objects.length).toBeGreaterThan(60);
  });

  it('has every kind that the cards read', () => {
    expect(new Set(objects.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['Namespace', 'Node', 'Pod', 'ResourceQuota', 'LimitRange'],
        ...['Deployment', 'ReplicaSet', 'StatefulSet', 'Job'],
        ...['JobSet', 'TrainJob', 'Notebook', 'InferenceService'],
        ...['ClusterQueue', 'LocalQueue', 'Cohort', 'ResourceFlavor'],
        ...['Workload', 'DeviceClass', 'ResourceSlice'],
        ...['ResourceClaim', 'ResourceClaimTemplate'],
      ]),
    );
  });
});
