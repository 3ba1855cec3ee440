import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type {
  HistoryStep,
  OpenDifferenceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { openDatabase } from '../database';
import { createDriftStores, type DriftStores } from './driftStores';

const APPLICATION = 'argocd:main:argocd:fraud';
const OTHER = 'argocd:main:argocd:vision';
const NOTHING: HistoryStep = { opened: [], seen: [], closed: [] };

const replicas: OpenDifferenceFacts = {
  application: APPLICATION,
  resource: 'apps/Deployment/fraud/detector',
  path: 'spec.replicas',
  openedAt: 1_767_225_600_000,
  seenAt: 1_767_225_600_000,
  want: '3',
  have: '5',
};

jest.setTimeout(60_000);

// Databases that the environment names are used too; none is fetched.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('with %p', id => {
  let stores: DriftStores;

  beforeEach(async () => {
    const knex = await databases.init(id);
    const database = mockServices.database({ knex });
    stores = createDriftStores(await openDatabase(database));
  });

  describe('the history of differences', () => {
    it('opens a difference once, whoever else finds it', async () => {
      const { differences } = stores;
      await differences.record({ ...NOTHING, opened: [replicas] });
      await differences.record({
        ...NOTHING,
        opened: [{ ...replicas, openedAt: replicas.openedAt + 5_000 }],
      });
      expect(await differences.open([APPLICATION])).toEqual([replicas]);
      expect(await differences.open([OTHER])).toEqual([]);
      expect(await differences.hasOpen(APPLICATION)).toBe(true);
      expect(await differences.hasOpen(OTHER)).toBe(false);
    });

    it('ends a difference, and opens it anew when it comes back', async () => {
      const { differences } = stores;
      await differences.record({ ...NOTHING, opened: [replicas] });
      const ended = {
        ...replicas,
        closedAt: replicas.openedAt + 60_000,
        by: 'reverted',
        person: 'user:default/ann',
      } as const;
      await differences.record({ ...NOTHING, closed: [ended] });
      expect(await differences.open([APPLICATION])).toEqual([]);
      expect(await differences.closed([APPLICATION, OTHER], 50)).toEqual([
        ended,
      ]);
      const again = { ...replicas, openedAt: ended.closedAt + 1 };
      await differences.record({ ...NOTHING, opened: [again] });
      expect(await differences.open([APPLICATION])).toEqual([again]);
    });

    it('ends nothing twice', async () => {
      const { differences } = stores;
      await differences.record({ ...NOTHING, opened: [replicas] });
      const closedAt = replicas.openedAt + 60_000;
      for (const by of ['codified', 'other'] as const) {
        await differences.record({
          ...NOTHING,
          closed: [{ ...replicas, closedAt, by }],
        });
      }
      expect(await differences.closed([APPLICATION], 50)).toMatchObject([
        { by: 'codified' },
      ]);
    });

    it('writes down once a minute that it is still there', async () => {
      const { differences } = stores;
      await differences.record({ ...NOTHING, opened: [replicas] });
      for (const later of [30_000, 60_001]) {
        const seenAt = replicas.seenAt + later;
        await differences.record({
          ...NOTHING,
          seen: [{ ...replicas, seenAt }],
        });
      }
      expect(await differences.open([APPLICATION])).toEqual([
        { ...replicas, seenAt: replicas.seenAt + 60_001 },
      ]);
    });

    it('takes two thousand differences with long names at once', async () => {
      const { differences } = stores;
      const opened = Array.from({ length: 2_000 }, (_, index) => ({
        ...replicas,
        resource: `apps/Deployment/fraud/${'x'.repeat(240)}-${index}`,
        path: `spec.template.metadata.annotations["${'y'.repeat(3_000)}"]`,
      }));
      await differences.record({ ...NOTHING, opened });
      expect(await differences.open([APPLICATION])).toHaveLength(2_000);
    });

    it('keeps nothing of names that a database has no room for', async () => {
      const { differences } = stores;
      const hostile = { ...replicas, resource: 'v1/ConfigMap/fraud/a\0b' };
      await differences.record({ ...NOTHING, opened: [hostile, replicas] });
      const seen = [hostile, replicas];
      await differences.record({ ...NOTHING, seen });
      expect(await differences.open([APPLICATION])).toEqual([replicas]);
    });

    it('gives the latest of what has ended, and forgets what is old', async () => {
      const { differences } = stores;
      const ended = [1, 2, 3].map(minute => ({
        ...replicas,
        path: `spec.field${minute}`,
        closedAt: replicas.openedAt + minute * 60_000,
        by: 'other' as const,
      }));
      await differences.record({ ...NOTHING, opened: ended });
      await differences.record({ ...NOTHING, closed: ended });
      const latest = await differences.closed([APPLICATION], 2);
      expect(latest.map(({ path }) => path)).toEqual([
        'spec.field3',
        'spec.field2',
      ]);
      await differences.forget(ended[2].closedAt);
      expect(await differences.closed([APPLICATION], 50)).toHaveLength(1);
    });
  });

  it('keeps what people asked for', async () => {
    const { actions } = stores;
    const whole = {
      kind: 'revert',
      application: APPLICATION,
      person: 'user:default/ann',
      at: 1_767_225_600_000,
    } as const;
    const part = {
      ...whole,
      kind: 'codify',
      resources: [replicas.resource],
      paths: [replicas.path],
      at: whole.at + 1_000,
    } as const;
    await actions.add(whole);
    await actions.add(part);
    expect(await actions.since([APPLICATION], whole.at)).toEqual([whole, part]);
    expect(await actions.since([APPLICATION], whole.at + 1)).toEqual([part]);
    expect(await actions.since([OTHER], 0)).toEqual([]);
    await actions.forget(part.at);
    expect(await actions.since([APPLICATION], 0)).toEqual([part]);
  });

  it('keeps what is to be ignored, until its time or somebody ends it', async () => {
    const { ignores } = stores;
    const at = 1_767_225_600_000;
    const decision = {
      id: 'b0a5a6a2-0b0f-4f57-8a61-8d3a2f0c0d11',
      application: APPLICATION,
      resource: replicas.resource,
      path: replicas.path,
      person: 'user:default/ann',
      reason: 'Load test until Friday',
      at,
      until: at + 60_000,
    };
    await ignores.add(decision);
    expect(await ignores.at([APPLICATION, OTHER], at)).toEqual([decision]);
    expect(await ignores.at([APPLICATION], decision.until)).toEqual([]);
    expect(await ignores.end(decision.id, [OTHER])).toBe(false);
    expect(await ignores.end(decision.id, [APPLICATION])).toBe(true);
    expect(await ignores.at([APPLICATION], at)).toEqual([]);
  });

  it('keeps one row an entity, the latest', async () => {
    const { rows } = stores;
    const row = {
      entityRef: 'component:default/fraud',
      state: 'drifted',
      sources: ['argocd'],
      fields: 3,
      resources: 2,
      ignored: 0,
    } as const;
    await rows.save({ ...row, sources: [...row.sources] }, 1_000);
    await rows.save({ ...row, sources: [...row.sources], fields: 4 }, 2_000);
    expect(await rows.all()).toEqual([{ ...row, fields: 4 }]);
    await rows.forget(2_000);
    expect(await rows.all()).toHaveLength(1);
    await rows.forget(2_001);
    expect(await rows.all()).toEqual([]);
  });
});
