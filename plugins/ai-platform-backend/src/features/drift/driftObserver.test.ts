import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import {
  aManagedResource,
  anApplication,
} from '../../argocd/__testUtils__/anApplication';
import { ArgocdWorld } from '../../argocd/__testUtils__/argocdWorld';
import { openDatabase } from '../../database';
import { createDriftStores } from '../../drift/driftStores';
import { InMemoryReader } from '../../kubernetes/__testUtils__/inMemoryReader';
import { DriftObserver } from './driftObserver';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const RESOURCE = '/ConfigMap/shop/cfg';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations: { 'argocd/app-name': 'shop' } },
};

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

let world: ArgocdWorld;
let knex: Knex;
let observer: DriftObserver;

/** The live value, and whether Argo CD has noticed. */
function holds(data: object) {
  const differs = JSON.stringify(data) !== '{"a":"1"}';
  world.server.applications = [
    anApplication('shop', {
      resourceVersion: differs ? '428' : '429',
      status: {
        reconciledAt: new Date(world.clock.now()).toISOString(),
        sync: { status: differs ? 'OutOfSync' : 'Synced' },
        resources: [
          {
            ...{ version: 'v1', kind: 'ConfigMap', namespace: 'shop' },
            ...{ name: 'cfg', status: differs ? 'OutOfSync' : 'Synced' },
          },
        ],
      },
    }),
  ];
  world.server.resources.set('shop', [
    aManagedResource('cfg', { target: { data: { a: '1' } }, live: { data } }),
  ]);
}

beforeEach(async () => {
  world = new ArgocdWorld();
  holds({ a: '2' });
  await world.start();
  await world.isListed();
  const database = await databases.init('SQLITE_3');
  knex = await openDatabase(mockServices.database({ knex: database }));
  observer = new DriftObserver({
    sources: {
      argocd: world.instances,
      reader: new InMemoryReader(),
      terraform: { latest: jest.fn(), inputs: jest.fn(), ingest: jest.fn() },
    },
    stores: createDriftStores(knex),
    clock: world.clock,
  });
});

afterEach(() => world.stop());

/** Looks, and tells what the database was asked meanwhile. */
async function look(depth: 'page' | 'passing' = 'page') {
  const asked: string[] = [];
  const note = ({ sql }: { sql: string }) => asked.push(sql.split(' ')[0]);
  knex.on('query', note);
  const { view, inputs } = await observer.look(entity, depth);
  knex.removeListener('query', note);
  return { view, inputs, asked };
}

it('reads three tables at once, and writes nothing where nothing is new', async () => {
  const { inputs } = await look();
  expect(inputs.open).toMatchObject([{ resource: RESOURCE, path: 'data.a' }]);
  world.clock.advance(MINUTE);
  const { asked, view } = await look();
  expect(asked).toEqual(['select', 'select', 'select']);
  expect(view.headline.code).toBe('drifted');
});

it('writes down once a minute that it is still there', async () => {
  await look();
  world.clock.advance(MINUTE + 1);
  expect((await look()).asked).toContain('update');
  expect((await look()).asked).not.toContain('update');
  const [{ seenAt }] = (await look()).inputs.open;
  expect(seenAt).toBe(world.clock.now());
});

it('asks whether a sync window stands in the way only of what is out of sync', async () => {
  const asked = () => world.server.lines(/syncwindows/);
  world.clock.advance(6_000);
  holds({ a: '1' });
  await look();
  expect(asked()).toEqual([]);
  world.clock.advance(6_000);
  world.server.canSync = false;
  holds({ a: '2' });
  const { view } = await look();
  expect(asked()).toHaveLength(1);
  expect(view.applications[0].revert.obstacle).toBe('syncWindow');
});

it('knows at once who ended what, and does not ask for it in passing', async () => {
  await look();
  const stores = createDriftStores(knex);
  world.clock.advance(6_000);
  await stores.actions.add({
    ...{ kind: 'revert', application: 'argocd:main:argocd:shop' },
    ...{ person: 'user:default/ann', at: world.clock.now() },
  });
  holds({ a: '1' });
  const { view, inputs } = await look();
  expect(inputs.open).toEqual([]);
  expect(view.closed).toMatchObject([
    { path: 'data.a', by: 'reverted', person: 'user:default/ann' },
  ]);
  expect((await look('passing')).inputs.closed).toEqual([]);
});
