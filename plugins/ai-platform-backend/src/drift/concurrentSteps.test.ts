import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type {
  ClosedDifferenceFacts,
  HistoryStep,
  OpenDifferenceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { openDatabase } from '../database';
import { DifferenceStore } from './differenceStore';

const APPLICATION = 'argocd:main:argocd:fraud';
const NOW = 1_767_225_600_000;
const MINUTE = 60_000;
const ROUNDS = 30;
const NOTHING: HistoryStep = { opened: [], seen: [], closed: [] };

const field = (index: number, at = NOW): OpenDifferenceFacts => ({
  application: APPLICATION,
  resource: 'apps/Deployment/fraud/detector',
  path: `spec.field${index}`,
  openedAt: at,
  seenAt: at,
});

const FIELDS = Array.from({ length: 60 }, (_, index) => field(index));
const [FIRST, SECOND] = [FIELDS.slice(0, 30), FIELDS.slice(30)];

const ended = (
  fields: readonly OpenDifferenceFacts[],
  closedAt: number,
): ClosedDifferenceFacts[] =>
  fields.map(each => ({ ...each, closedAt, by: 'other' }));

const seenAgain = (fields: readonly OpenDifferenceFacts[], seenAt: number) =>
  fields.map(each => ({ ...each, seenAt }));

jest.setTimeout(60_000);

// Databases that the environment names are used too; none is fetched.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('replicas on %p', id => {
  let store: DifferenceStore;

  beforeEach(async () => {
    const knex = await databases.init(id);
    store = new DifferenceStore(
      await openDatabase(mockServices.database({ knex })),
    );
  });

  const openAt = (at: number, fields: readonly OpenDifferenceFacts[]) =>
    store.record({
      ...NOTHING,
      opened: fields.map(each => ({ ...each, openedAt: at, seenAt: at })),
    });

  it('open what they see at the same time once', async () => {
    const backwards = [...FIELDS].reverse();
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = NOW + round * MINUTE;
      const replicas = [FIELDS, backwards, FIELDS, backwards];
      await Promise.all(replicas.map(fields => openAt(at, fields)));
      expect(await store.open([APPLICATION])).toHaveLength(FIELDS.length);
      await store.record({ ...NOTHING, closed: ended(FIELDS, at + 1) });
    }
    const all = await store.closed([APPLICATION], 1e6);
    expect(all).toHaveLength(ROUNDS * FIELDS.length);
  });

  it('take steps that cross, and neither waits for ever', async () => {
    await store.record({ ...NOTHING, opened: FIELDS });
    for (let round = 1; round <= ROUNDS; round += 1) {
      const at = NOW + round * 2 * MINUTE;
      const reopened = (fields: readonly OpenDifferenceFacts[]) =>
        fields.map(each => ({ ...each, openedAt: at + 2, seenAt: at + 2 }));
      await Promise.all([
        store.record({
          opened: reopened([...SECOND].reverse()),
          seen: seenAgain(FIRST, at),
          closed: ended(SECOND, at + 1),
        }),
        store.record({
          opened: reopened(FIRST),
          seen: seenAgain([...SECOND].reverse(), at),
          closed: ended([...FIRST].reverse(), at + 1),
        }),
      ]);
      await store.record({ ...NOTHING, opened: reopened(FIELDS) });
      expect(await store.open([APPLICATION])).toHaveLength(FIELDS.length);
    }
  });

  it('end nothing that another one has seen come back since', async () => {
    await store.record({ ...NOTHING, opened: FIRST });
    await store.record({ ...NOTHING, closed: ended(FIRST, NOW + MINUTE) });
    await openAt(NOW + 2 * MINUTE, FIRST);
    // A look that began before they came back, and is written down after it.
    await store.record({ ...NOTHING, closed: ended(FIRST, NOW + MINUTE + 1) });
    expect(await store.open([APPLICATION])).toHaveLength(FIRST.length);
  });
});
