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

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations: { 'argocd/app-name': 'shop' } },
};
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

jest.setTimeout(60_000);

// Databases that the environment names are used too; none is fetched.
const databases = TestDatabases.create({ disableDocker: true });
const clock = new ManualClock();
let stores: DriftStores;

/** A tracker of a replica of its own; `inputs` is what it finds. */
function replica() {
  const found = { inputs: WITH_PROBLEM };
  const look = async () => ({
    ...{ ids: [], inputs: found.inputs, observedAt: clock.now() },
    view: deriveDrift(found.inputs, clock.now()),
  });
  const tracker = new DriftTracker({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: [entity] }),
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
      await tracker.pass();
    }
    expect(await stores.rows.all()).toMatchObject([{ sources: [] }]);
  });
});
