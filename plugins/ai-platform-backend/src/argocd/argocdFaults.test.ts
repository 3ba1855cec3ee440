import type { SourceProblemCode } from '@flagstone/backstage-plugin-ai-platform-common';
import {
  COMMON_FAULTS,
  flood,
  status,
} from '../kubernetes/__testUtils__/faults';
import type { Fault } from '../kubernetes/__testUtils__/fakeApiServer';
import { ArgocdWorld } from './__testUtils__/argocdWorld';
import {
  aManagedResource,
  anApplication,
  REVISION,
} from './__testUtils__/anApplication';

function body(text: string): Fault {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(text);
  };
}

const FAULTS: { name: string; fault: Fault; code: SourceProblemCode }[] = [
  ...COMMON_FAULTS,
  { name: '404', fault: status(404), code: 'notFound' },
  { name: 'truncated', fault: body('{"items":[{"a'), code: 'invalidAnswer' },
  { name: 'no JSON', fault: body('CANARY'), code: 'invalidAnswer' },
  { name: 'a list of lists', fault: body('[[]]'), code: 'invalidAnswer' },
  { name: 'a number', fault: body('1'), code: 'invalidAnswer' },
];

const ORDER = {
  resources: [{ group: '', kind: 'ConfigMap', namespace: 'shop', name: 'cfg' }],
  prune: false,
  person: 'user:default/jane',
};

let world: ArgocdWorld;

beforeEach(async () => {
  world = new ArgocdWorld();
  world.server.applications = [anApplication('shop')];
  world.server.resources.set('shop', [aManagedResource('cfg')]);
  await world.start();
});

// It looks for promises that were rejected unheard, and for secrets in what was said.
afterEach(() => world.stop());

/** What comes of a question that meets the fault; where no answer comes, when patience is lost. */
const meets = <Value>(name: string, asked: Promise<Value>) =>
  name === 'hang' ? world.timesOut(asked) : asked;

const said = (value: unknown) =>
  expect(JSON.stringify(value)).not.toMatch(/CANARY|127\.0\.0\.1/);

it.each(FAULTS)(
  'the first list meets $name: $code',
  async ({ name, fault, code }) => {
    world.server.inject(/applications$/, fault);
    await meets(name, world.isListed());
    const reading = world.instance.applications();
    expect(reading).toMatchObject({ status: 'unavailable', problem: { code } });
    const found = world.instances.find({ names: ['shop'] });
    expect(found).toMatchObject({
      applications: [],
      problems: [{ source: 'main', problem: { code } }],
    });
    said([reading, found.problems]);
  },
);

it.each(FAULTS)(
  'an application that is looked at meets $name: $code',
  async ({ name, fault, code }) => {
    await world.isListed();
    const app = world.app('shop');
    world.server.inject(/applications\/shop/, fault);
    const reading = await meets(name, world.instance.application(app));
    expect(reading).toMatchObject({ problem: { code } });
    expect(reading.status === 'ok' && !reading.stale).toBe(false);
    said(reading);
  },
);

it.each(FAULTS)(
  'managed resources meet $name: $code, never nothing',
  async ({ name, fault, code }) => {
    await world.isListed();
    const app = world.app('shop');
    world.server.inject(/managed-resources/, fault);
    const reading = await meets(name, world.instance.managedResources(app));
    expect(reading).toMatchObject({ status: 'unavailable', problem: { code } });
    said(reading);
  },
);

it.each(FAULTS)('a sync meets $name: $code', async ({ name, fault, code }) => {
  await world.isListed();
  const app = world.app('shop');
  world.server.inject(/sync$/, fault);
  const synced = world.instance.sync(app, ORDER).catch(thrown => thrown);
  const error = await meets(name, synced);
  expect(error).toMatchObject({ name: 'ArgocdError', problem: { code } });
  said([error.message, error.problem]);
});

it.each(FAULTS)(
  'what is told beside it meets $name, and is left out',
  async ({ name, fault }) => {
    await world.isListed();
    const app = world.app('shop');
    world.server.inject(/revisions|syncwindows/, fault);
    const commit = await meets(name, world.instance.commit(app, REVISION));
    expect(commit?.message).toBeUndefined();
    expect(await meets(name, world.instance.canSync(app))).toBe(true);
  },
);

it('stops reading what is too large', async () => {
  await world.isListed();
  const app = world.app('shop');
  world.server.inject(/shop/, flood);
  expect(await world.instance.managedResources(app)).toMatchObject({
    problem: { code: 'tooLarge' },
  });
  expect(await world.instance.application(app)).toMatchObject({
    problem: { code: 'tooLarge' },
  });
}, 60_000);

it('keeps what was known of resources while Argo CD is away, and says so', async () => {
  await world.isListed();
  const app = world.app('shop');
  const before = await world.instance.managedResources(app);
  world.server.inject(/managed-resources/, status(502));
  const after = await world.instance.managedResources({
    ...app,
    resourceVersion: '429',
  });
  expect(after).toMatchObject({
    ...before,
    stale: true,
    problem: { code: 'serverError' },
  });
});

it('leaves a server that does not answer alone for a moment', async () => {
  await world.isListed();
  const app = world.app('shop');
  await world.server.stop();
  expect(await world.instance.managedResources(app)).toMatchObject({
    problem: { code: 'unreachable' },
  });
  await world.server.start();
  const seen = world.server.requests.length;
  expect(await world.instance.managedResources(app)).toMatchObject({
    problem: { code: 'unreachable' },
  });
  expect(world.server.requests).toHaveLength(seen);
});
