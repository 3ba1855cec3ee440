import type { OpenDifferenceFacts } from '../facts';
import { advanceHistory, type HistoryStep } from './advanceHistory';
import {
  PRESENT,
  type AskedAction,
  type CurrentValue,
  type ObservedApplication,
  type ObservedDifference,
} from './observation';

const NOW = 1_000_000;
const APPLICATION = 'argocd:main:argocd:fraud';
const DEPLOYMENT = 'apps/Deployment/fraud/detector';

const replicas: ObservedDifference = {
  resource: DEPLOYMENT,
  path: 'spec.replicas',
  want: '2',
  have: '5',
};
const missing: ObservedDifference = {
  resource: '/ConfigMap/fraud/settings',
  path: '',
  want: PRESENT,
};
const extra: ObservedDifference = {
  resource: '/ConfigMap/fraud/left-over',
  path: '',
  have: PRESENT,
};
const secret: ObservedDifference = {
  resource: '/Secret/fraud/database',
  path: 'data.password',
};

const open = (
  difference: ObservedDifference,
  changes: Partial<OpenDifferenceFacts> = {},
): OpenDifferenceFacts => ({
  application: APPLICATION,
  ...difference,
  openedAt: 1_000,
  seenAt: 2_000,
  ...changes,
});

const value = (text: string): CurrentValue => ({ there: true, text });
const gone: CurrentValue = { there: false };

/** A look at everything; `current` by resource and path. */
function look(
  differences: ObservedDifference[],
  current: Record<string, CurrentValue> = {},
  changes: Partial<ObservedApplication> = {},
): ObservedApplication {
  return {
    application: APPLICATION,
    complete: true,
    unknown: [],
    differences,
    current: (resource, path) => current[`${resource} ${path}`],
    ...changes,
  };
}

const step = (
  before: OpenDifferenceFacts[],
  observed: ObservedApplication,
  actions: AskedAction[] = [],
): HistoryStep =>
  advanceHistory({ open: before, observed: [observed], actions, now: NOW });

const closing = (
  difference: ObservedDifference,
  current: Record<string, CurrentValue>,
  ...actions: AskedAction[]
) => {
  const { closed } = step([open(difference)], look([], current), actions);
  expect(closed).toHaveLength(1);
  const [{ by, person, closedAt }] = closed;
  expect(closedAt).toBe(NOW);
  return person === undefined ? by : `${by} by ${person}`;
};

const asked = (changes: Partial<AskedAction>): AskedAction => ({
  kind: 'revert',
  application: APPLICATION,
  person: 'alice',
  at: 5_000,
  ...changes,
});

describe('a difference', () => {
  it('opens when it is first seen', () => {
    expect(step([], look([replicas]))).toEqual({
      opened: [
        {
          application: APPLICATION,
          ...replicas,
          openedAt: NOW,
          seenAt: NOW,
        },
      ],
      seen: [],
      closed: [],
    });
  });

  it('opens when its source found it, where that was before the look', () => {
    const [opened] = step([], look([{ ...replicas, foundAt: 7_000 }])).opened;
    expect(opened).toEqual({
      application: APPLICATION,
      ...replicas,
      openedAt: 7_000,
      seenAt: NOW,
    });
  });

  it('is seen again, and keeps the values and the time with which it opened', () => {
    const again = { ...replicas, have: '7' };
    expect(step([open(replicas)], look([again]))).toEqual({
      opened: [],
      seen: [open(replicas, { seenAt: NOW })],
      closed: [],
    });
  });

  it('ends when it is seen no longer', () => {
    const { opened, seen, closed } = step([open(replicas)], look([]));
    expect([opened, seen]).toEqual([[], []]);
    expect(closed).toEqual([{ ...open(replicas), closedAt: NOW, by: 'other' }]);
  });

  it('stays as it is where the look was not at the whole', () => {
    const nothing = { opened: [], seen: [], closed: [] };
    expect(step([open(replicas)], look([], {}, { complete: false }))).toEqual(
      nothing,
    );
    expect(
      step([open(replicas)], look([], {}, { unknown: [DEPLOYMENT] })),
    ).toEqual(nothing);
    expect(
      step([open(replicas)], look([], {}, { application: 'argocd:other' })),
    ).toEqual(nothing);
  });

  it('of one resource ends though another one could not be compared', () => {
    const observed = look([], {}, { unknown: ['/ConfigMap/fraud/other'] });
    expect(step([open(replicas)], observed).closed).toHaveLength(1);
  });

  it('of one application is not that of another one', () => {
    const other = open(replicas, { application: 'argocd:other' });
    const { opened, closed } = step([other], look([replicas]));
    expect(opened).toHaveLength(1);
    expect(closed).toEqual([]);
  });
});

describe('by what it ended is told by the values', () => {
  const at = `${DEPLOYMENT} spec.replicas`;

  it('reverted: the cluster has again what Git said', () => {
    expect(closing(replicas, { [at]: value('2') })).toBe('reverted');
  });

  it('codified: Git says now what the cluster had', () => {
    expect(closing(replicas, { [at]: value('5') })).toBe('codified');
  });

  it('other: both say something else now, or nobody tells', () => {
    expect(closing(replicas, { [at]: value('3') })).toBe('other');
    expect(closing(replicas, { [at]: gone })).toBe('other');
    expect(closing(replicas, {})).toBe('other');
  });

  it('for fields that were on one side alone', () => {
    const added = {
      resource: DEPLOYMENT,
      path: 'metadata.labels.x',
      have: 'y',
    };
    const removed = {
      resource: DEPLOYMENT,
      path: 'metadata.labels.x',
      want: 'y',
    };
    const label = `${DEPLOYMENT} metadata.labels.x`;
    expect(closing(added, { [label]: gone })).toBe('reverted');
    expect(closing(added, { [label]: value('y') })).toBe('codified');
    expect(closing(removed, { [label]: value('y') })).toBe('reverted');
    expect(closing(removed, { [label]: gone })).toBe('codified');
  });

  it('for resources that were on one side alone', () => {
    const lost = `${missing.resource} `;
    const over = `${extra.resource} `;
    expect(closing(missing, { [lost]: value(PRESENT) })).toBe('reverted');
    expect(closing(missing, { [lost]: gone })).toBe('codified');
    expect(closing(extra, { [over]: gone })).toBe('reverted');
    expect(closing(extra, { [over]: value(PRESENT) })).toBe('codified');
  });

  it('other: the whole resource is gone, and the field with it', () => {
    const added = {
      resource: DEPLOYMENT,
      path: 'metadata.labels.x',
      have: 'y',
    };
    expect(
      closing(added, {
        [`${DEPLOYMENT} `]: gone,
        [`${DEPLOYMENT} metadata.labels.x`]: gone,
      }),
    ).toBe('other');
  });
});

describe('the person who asked', () => {
  const at = `${DEPLOYMENT} spec.replicas`;

  it('is named where the values agree', () => {
    expect(closing(replicas, { [at]: value('2') }, asked({}))).toBe(
      'reverted by alice',
    );
    expect(
      closing(
        replicas,
        { [at]: value('5') },
        asked({
          kind: 'codify',
          resources: [DEPLOYMENT],
          paths: ['spec.replicas'],
        }),
      ),
    ).toBe('codified by alice');
  });

  it('is not named where the values say otherwise', () => {
    expect(closing(replicas, { [at]: value('5') }, asked({}))).toBe('codified');
  });

  it('tells how a secret ended, of which the history keeps no values', () => {
    const password = `${secret.resource} data.password`;
    const masked = { [password]: { there: true } };
    expect(closing(secret, masked, asked({}))).toBe('reverted by alice');
    expect(closing(secret, masked)).toBe('other');
  });

  it('is the last one who asked', () => {
    expect(
      closing(
        secret,
        {},
        asked({ at: 6_000, person: 'bob' }),
        asked({ at: 5_000, kind: 'codify' }),
      ),
    ).toBe('reverted by bob');
  });

  it.each<[story: string, action: Partial<AskedAction>]>([
    ['before it had opened', { at: 999 }],
    ['for another application', { application: 'argocd:other' }],
    ['for another resource', { resources: ['/Secret/fraud/other'] }],
    ['for another field', { paths: ['data.user'] }],
  ])('is nobody who asked %s', (_story, action) => {
    expect(closing(secret, {}, asked(action))).toBe('other');
  });
});

it('closes nothing that was first seen after the resources were read', () => {
  const seen = open(replicas, { openedAt: 5_000 });
  const ended = (lookedAt: number) =>
    step([seen], look([], {}, { lookedAt })).closed.length;

  expect(ended(4_999)).toBe(0);
  expect(ended(5_000)).toBe(1);
});
