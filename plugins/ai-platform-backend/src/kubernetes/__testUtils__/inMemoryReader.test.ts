import { aThing, THINGS } from './fakeCluster';
import { InMemoryReader } from './inMemoryReader';

const PROBLEM = { code: 'unreachable', message: 'No.' } as const;

function aReader() {
  const reader = new InMemoryReader({
    clusters: [
      { name: 'dev', objects: [aThing('a', { color: 'red' }), aThing('b')] },
      { name: 'old', unsupported: PROBLEM },
    ],
    now: () => 7,
  });
  return { reader, dev: reader.cluster('dev') };
}

const names = (reading: { status: string; value?: readonly object[] }) =>
  reading.value?.map(thing => 'name' in thing && thing.name);

it('reads the objects that it was given, cut down as the resource says', () => {
  const { dev } = aReader();
  expect(dev.list(THINGS)).toEqual({
    status: 'ok',
    observedAt: 7,
    stale: false,
    value: [
      { namespace: 'team', name: 'a', color: 'red' },
      { namespace: 'team', name: 'b' },
    ],
  });
  expect(dev.listBy(THINGS, 'color', 'red')).toMatchObject({
    value: [{ name: 'a' }],
  });
  expect(dev.get(THINGS, { namespace: 'team', name: 'b' })).toMatchObject({
    value: { name: 'b' },
  });
  expect(dev.list({ ...THINGS, group: 'example.org' })).toMatchObject({
    value: [],
  });
});

it('knows of changes', () => {
  const { dev } = aReader();
  expect(names(dev.list(THINGS))).toEqual(['a', 'b']);
  dev.put(aThing('c'), aThing('a', { color: 'unwanted' }));
  dev.remove(aThing('b'));
  expect(names(dev.list(THINGS))).toEqual(['c']);
});

it('fails as a whole, or in a kind, and grows stale', () => {
  const { dev, reader } = aReader();
  const nothing = { status: 'unavailable', problem: PROBLEM };
  dev.fail(PROBLEM, THINGS);
  expect(dev.list(THINGS)).toEqual(nothing);
  expect(dev.pendingWorkloads('queue')).toMatchObject({ value: [] });
  dev.fail(undefined, THINGS);
  dev.fail(PROBLEM);
  expect(dev.pendingWorkloads('queue')).toEqual(nothing);
  dev.fail(undefined);
  dev.goStale(3);
  expect(dev.list(THINGS)).toMatchObject({ observedAt: 3, stale: true });
  expect(reader.cluster('old').list(THINGS)).toEqual(nothing);
});

it('says of a queue what it was told', () => {
  const { dev } = aReader();
  dev.setPendingWorkloads('full', [
    {
      namespace: 'team',
      name: 'a',
      clusterQueue: 'full',
      positionInClusterQueue: 0,
    },
  ]);
  dev.setPendingWorkloads('secret', PROBLEM);
  expect(names(dev.pendingWorkloads('full'))).toEqual(['a']);
  expect(dev.pendingWorkloads('secret')).toMatchObject({ problem: PROBLEM });
});
