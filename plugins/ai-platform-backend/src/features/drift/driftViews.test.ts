import type { Entity } from '@backstage/catalog-model';
import type {
  ApplicationFacts,
  DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { ManualClock } from '../../clock/__testUtils__/clocks';
import { RecordingLogger } from '../../kubernetes/__testUtils__/recordingLogger';
import type { Observation } from './driftObserver';
import { DriftViews } from './driftViews';

const KiB = 1024;

/** Lets everything happen that needs no time. */
const settle = () => new Promise<void>(resolve => setImmediate(resolve));

function anEntity(name: string, application = name): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'argocd/app-name': application } },
  };
}

/** A look that a test lets come to its end. */
interface Look {
  entity: Entity;
  end(): Promise<void>;
  fail(error: Error): Promise<void>;
}

class World {
  readonly clock = new ManualClock();
  readonly logger = new RecordingLogger();
  readonly looks: Look[] = [];
  /** Of every application. */
  state: Partial<ApplicationFacts> = { sync: 'synced' };
  /** Of the view. */
  verdict: DriftView['state'] = 'drifted';
  isWatched = true;
  bytes = 10;
  readonly views = new DriftViews({
    clock: this.clock,
    logger: this.logger,
    argocd: {
      find: ({ names = [] }) => ({
        applications: names.map(name => this.found(name)) as never,
        problems: [],
      }),
    },
    observer: { look: entity => this.look(entity) },
  });

  /** Asks, lets the look end if there is one, and gives the text. */
  async ask(entity = anEntity('shop')): Promise<string> {
    const asked = this.views.get(entity);
    await this.finish();
    return (await asked).toString();
  }

  async finish(): Promise<void> {
    await settle();
    await this.looks.at(-1)?.end();
  }

  private found(name: string) {
    const value = { sync: 'synced', ...this.state } as ApplicationFacts;
    const age = { observedAt: this.clock.now(), stale: false };
    return {
      ...{ id: name, instance: { isWatched: this.isWatched } },
      application: { status: 'ok', value, ...age } as const,
    };
  }

  private look(entity: Entity): Promise<Observation> {
    const name = entity.metadata.annotations!['argocd/app-name'];
    const argocd = [{ ...this.found(name), resources: { status: 'ok' } }];
    const number = this.looks.length + 1;
    const state = this.verdict;
    const view = { number, name, state, filling: 'x'.repeat(this.bytes) };
    const inputs = { argocd, flux: [], terraform: [], problems: [] };
    return new Promise((resolve, reject) => {
      const observation = { ids: [name], inputs, view, observedAt: 0 };
      this.looks.push({
        entity,
        end() {
          resolve(observation as never);
          return settle();
        },
        fail(error) {
          reject(error);
          return settle();
        },
      });
    });
  }
}

let world: World;

beforeEach(() => {
  world = new World();
});

afterEach(() => world.views.close());

const numberOf = (text: string) => JSON.parse(text).number;

it('looks once for all who ask at the same time, and makes the text once', async () => {
  const entity = anEntity('shop');
  const asked = [1, 2, 3].map(() => world.views.get(entity));
  await world.finish();
  const [one, two, three] = await Promise.all(asked);
  expect(two).toBe(one);
  expect(three).toBe(one);
  expect(await world.views.get(entity)).toBe(one);
  expect(world.looks).toHaveLength(1);
});

it('takes what it saw for the present for five seconds', async () => {
  await world.ask();
  world.clock.advance(4_999);
  expect(numberOf(await world.ask())).toBe(1);
  expect(world.looks).toHaveLength(1);
});

it('answers with what it saw while it looks again, until thirty seconds have passed', async () => {
  await world.ask();
  world.clock.advance(29_999);
  const answers = [await world.ask(), await world.ask()];
  expect(answers.map(numberOf)).toEqual([1, 2]);
  expect(world.looks).toHaveLength(2);
  world.clock.advance(30_001);
  expect(numberOf(await world.ask())).toBe(3);
});

it('counts the age from when the look began', async () => {
  const asked = world.views.get(anEntity('shop'));
  await settle();
  world.clock.advance(6_000);
  await world.finish();
  await asked;
  expect(numberOf(await world.ask())).toBe(1);
  expect(world.looks).toHaveLength(2);
});

it('waits for a new look as soon as an application is known to be another', async () => {
  await world.ask();
  world.state = { sync: 'outOfSync' };
  expect(numberOf(await world.ask())).toBe(2);
});

it('never shows what an annotation named before', async () => {
  await world.ask(anEntity('shop', 'mine'));
  const other = JSON.parse(await world.ask(anEntity('shop', 'other')));
  expect(other).toMatchObject({ number: 2, name: 'other' });
});

it('does not remember what is under way', async () => {
  world.state = { operation: { phase: 'running' } };
  await world.ask();
  expect(numberOf(await world.ask())).toBe(2);
});

it('shows after a change what came of it, wherever the application is shown', async () => {
  const [shop, twin, other] = [
    anEntity('shop'),
    anEntity('twin', 'shop'),
    anEntity('other'),
  ];
  for (const entity of [shop, twin, other]) await world.ask(entity);
  const changed = world.views.change(shop, 'shop', async ({ ids }) => ids);
  await world.finish();
  expect(await changed).toEqual(['shop']);
  const answers = [];
  for (const entity of [shop, twin, other]) {
    answers.push(numberOf(await world.ask(entity)));
  }
  expect(answers).toEqual([5, 6, 3]);
});

it('shows what came of a change that failed half-way', async () => {
  await world.ask();
  const changed = world.views.change(anEntity('shop'), 'shop', async () => {
    throw new Error('half-way');
  });
  await Promise.all([
    expect(changed).rejects.toThrow('half-way'),
    world.finish(),
  ]);
  expect(numberOf(await world.ask())).toBe(3);
});

it('neither remembers nor shares a look that began before a change', async () => {
  const before = world.views.get(anEntity('shop'));
  await settle();
  world.views.forget(['shop']);
  const after = world.views.get(anEntity('shop'));
  await settle();
  expect(world.looks).toHaveLength(2);
  await world.looks[1].end();
  await world.looks[0].end();
  expect(numberOf((await before).toString())).toBe(1);
  expect(numberOf((await after).toString())).toBe(2);
  expect(numberOf(await world.ask())).toBe(2);
});

it('passes on that a look failed to all who waited for it, and looks again', async () => {
  const asked = [1, 2].map(() => world.views.get(anEntity('shop')));
  const told = Promise.allSettled(asked);
  await settle();
  await world.looks[0].fail(new Error('down'));
  expect(await told).toEqual(
    Array(2).fill(expect.objectContaining({ status: 'rejected' })),
  );
  expect(numberOf(await world.ask())).toBe(2);
});

it('outlives a look that nobody waited for, says so once, and tells no secret', async () => {
  await world.ask();
  world.clock.advance(6_000);
  expect(numberOf((await world.views.get(anEntity('shop'))).toString())).toBe(
    1,
  );
  await settle();
  await world.looks[1].fail(new TypeError('CANARY password'));
  expect(world.logger.lines).toEqual([
    'warn: The drift of component:default/shop could not be looked at: TypeError',
  ]);
  world.clock.advance(4_999);
  expect(numberOf(await world.ask())).toBe(1);
  expect(world.looks).toHaveLength(2);
  world.clock.advance(2);
  expect(numberOf(await world.ask())).toBe(1);
  expect(world.looks).toHaveLength(3);
  expect(numberOf(await world.ask())).toBe(3);
});

it('takes few looks at a time that nobody waits for, and lets nobody wait for their turn', async () => {
  const entities = Array.from({ length: 6 }, (_, at) => anEntity(`app-${at}`));
  for (const entity of entities) await world.ask(entity);
  world.clock.advance(6_000);
  for (const entity of entities) await world.views.get(entity);
  await settle();
  expect(world.looks).toHaveLength(6 + 4);
  world.views.forget(['app-5']);
  const asked = world.views.get(entities[5]);
  await settle();
  await world.looks[10].end();
  expect(numberOf((await asked).toString())).toBe(11);
  for (const look of world.looks.slice(6)) await look.end();
  for (const look of world.looks.slice(6)) await look.end();
  expect(
    world.looks.filter(({ entity }) => entity === entities[5]),
  ).toHaveLength(2);
});

it('keeps no more than it may', async () => {
  world.bytes = 7 * KiB * KiB;
  const entities = Array.from({ length: 10 }, (_, at) => anEntity(`app-${at}`));
  for (const entity of entities) await world.ask(entity);
  await world.ask(entities[9]);
  expect(world.looks).toHaveLength(10);
  await world.ask(entities[0]);
  expect(world.looks).toHaveLength(11);
});

it('ends quietly', async () => {
  await world.ask();
  world.clock.advance(6_000);
  await world.views.get(anEntity('shop'));
  await settle();
  const closed = world.views.close();
  await world.looks[1].fail(new Error('the database is closed'));
  await closed;
  await world.views.get(anEntity('shop'));
  await settle();
  expect(world.looks).toHaveLength(2);
  expect(world.logger.lines).toEqual([]);
});

describe('a view of what is as Git says', () => {
  beforeEach(() => {
    world.verdict = 'inSync';
  });

  it('is renewed every twenty seconds where a change would be heard of', async () => {
    await world.ask();
    world.clock.advance(19_999);
    await world.ask();
    expect(world.looks).toHaveLength(1);
    world.clock.advance(1);
    await world.ask();
    expect(world.looks).toHaveLength(2);
  });

  it('is looked at anew as soon as a change is heard of', async () => {
    await world.ask();
    world.state = { sync: 'outOfSync' };
    await world.ask();
    expect(world.looks).toHaveLength(2);
  });

  it('is renewed as often as others where the application has to be asked for', async () => {
    world.isWatched = false;
    await world.ask();
    world.clock.advance(5_000);
    await world.ask();
    expect(world.looks).toHaveLength(2);
  });
});
