import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  deriveDrift,
  type DriftInputs,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { ManualClock } from '../../clock/__testUtils__/clocks';
import { openDatabase } from '../../database';
import { createDriftStores, type DriftStores } from '../../drift/driftStores';
import type { DriftObserver } from './driftObserver';
import { DriftTracker } from './driftTracker';

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'argocd/app-name': name } },
});
const NOTHING: DriftInputs = {
  ...{ argocd: [], flux: [], terraform: [], problems: [] },
  ...{ open: [], closed: [], ignores: [] },
};
const problem = { code: 'notFound', message: 'No such thing.' } as const;
const WITH_PROBLEM: DriftInputs = {
  ...NOTHING,
  problems: [{ source: 'main', problem }],
};
const WITH_WORKSPACE: DriftInputs = {
  ...NOTHING,
  terraform: [
    {
      ...{ id: 'terraform::shop', workspace: 'shop' },
      report: { status: 'unavailable', problem },
    },
  ],
};

const GOING_ON = new AbortController().signal;

jest.setTimeout(60_000);

// Databases that the environment names are used too; none is fetched.
const databases = TestDatabases.create({ disableDocker: true });
const clock = new ManualClock();
let stores: DriftStores;

/** A tracker of a replica of its own; `inputs` is what it finds. */
function replica(names = ['shop']) {
  const found = { inputs: WITH_PROBLEM, looks: [] as number[] };
  const look = async () => {
    found.looks.push(clock.now());
    return {
      ...{ ids: [], inputs: found.inputs, observedAt: clock.now() },
      view: deriveDrift(found.inputs, clock.now()),
    };
  };
  const tracker = new DriftTracker({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: names.map(component) }),
    logger: mockServices.logger.mock(),
    observer: { look } as Partial<DriftObserver> as DriftObserver,
    ...{ clock, stores },
  });
  return { found, tracker };
}

describe.each(databases.eachSupportedId())('on %p', id => {
  beforeEach(async () => {
    const knex = await databases.init(id);
    stores = createDriftStores(
      await openDatabase(mockServices.database({ knex })),
    );
  });

  it('writes what it sees, whatever another replica wrote since its last pass', async () => {
    const [one, other] = [replica(), replica()];
    other.found.inputs = WITH_WORKSPACE;
    for (const { tracker } of [one, other, one]) {
      clock.advance(60_000);
      await tracker.pass(GOING_ON);
    }
    expect(await stores.rows.all()).toMatchObject([{ sources: [] }]);
  });

  it('leaves time between its looks for those who wait for a page', async () => {
    const { tracker, found } = replica(['one', 'two', 'three']);
    let isOver = false;
    const pass = tracker.pass(GOING_ON).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await new Promise(resolve => setTimeout(resolve, 5));
      clock.advance(1);
    }
    await pass;
    const [first, second, third] = found.looks;
    expect(second - first).toBeGreaterThanOrEqual(25);
    expect(third - second).toBeGreaterThanOrEqual(25);
  });

  it('ends its pass, between two looks too, when it is to end', async () => {
    const { tracker, found } = replica(['one', 'two', 'three']);
    const giveUp = new AbortController();
    const pass = tracker.pass(giveUp.signal);
    while (found.looks.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    giveUp.abort();
    await pass;
    expect(found.looks).toHaveLength(1);
  });
});
