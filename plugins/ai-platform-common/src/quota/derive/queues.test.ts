import {
  aClusterQueue,
  aCohort,
  aLocalQueue,
  GPU,
} from '../../testUtils/quota/facts';
import { derivedNamespace } from '../../testUtils/quota/derived';
import { someInputs, unreadable } from '../../testUtils/quota/inputs';

type Cluster = NonNullable<Parameters<typeof someInputs>[1]>;
type Quota = Partial<Parameters<typeof aClusterQueue>[0]> & object;

const queueIn = (cluster: Cluster, local = aLocalQueue()) =>
  derivedNamespace({ localQueues: [local] }, cluster).queues[0];

/** A queue with so many H100, of which so many are used and so many of these borrowed. */
const queue = (
  nominal: string,
  [total, borrowed]: readonly [string, string],
  changes: Quota = {},
) =>
  aClusterQueue({
    cohort: 'company',
    quotas: [{ flavor: 'h100', resource: GPU, nominal }],
    usage: [{ flavor: 'h100', resource: GPU, total, borrowed }],
    ...changes,
  });

const lent = (cluster: Cluster) => queueIn(cluster).flavors[0].lent;

describe('queues', () => {
  it('say what they have, use, borrow and lend, flavour by flavour', () => {
    const local = aLocalQueue({
      pending: 2,
      admitted: 3,
      usage: [{ flavor: 'h100', resource: GPU, total: '3' }],
    });
    const cluster = {
      clusterQueues: [
        aClusterQueue({
          cohort: 'company',
          pending: 9,
          quotas: [
            {
              flavor: 'h100',
              resource: GPU,
              nominal: '8',
              borrowingLimit: '4',
              lendingLimit: '2',
            },
            { flavor: 'h100', resource: 'memory', nominal: '2048Mi' },
          ],
          usage: [
            { flavor: 'h100', resource: GPU, total: '10', borrowed: '2' },
          ],
        }),
      ],
    };
    expect(queueIn(cluster, local)).toEqual({
      localQueue: 'default',
      clusterQueue: 'research',
      cohort: 'company',
      state: 'active',
      pending: 2,
      admitted: 3,
      clusterQueuePending: 9,
      flavors: [
        {
          flavor: 'h100',
          resource: GPU,
          nominal: '8',
          used: '10',
          borrowed: '2',
          lent: '0',
          borrowingLimit: '4',
          lendingLimit: '2',
          ownUsed: '3',
        },
        {
          flavor: 'h100',
          resource: 'memory',
          nominal: '2Gi',
          used: '0',
          borrowed: '0',
          lent: '0',
          ownUsed: '0',
        },
      ],
    });
  });

  it('lend at most what others of the cohort have borrowed', () => {
    const borrower = queue('0', ['3', '3'], { name: 'borrower' });
    expect(lent({ clusterQueues: [queue('8', ['2', '0']), borrower] })).toBe(
      '3',
    );
  });

  it('lend at most what their own work leaves', () => {
    const borrower = queue('0', ['9', '9'], { name: 'borrower' });
    expect(lent({ clusterQueues: [queue('8', ['6', '0']), borrower] })).toBe(
      '2',
    );
  });

  it('lend at most what they may', () => {
    const borrower = queue('0', ['9', '9'], { name: 'borrower' });
    const careful = queue('8', ['0', '0'], {
      quotas: [
        { flavor: 'h100', resource: GPU, nominal: '8', lendingLimit: '1' },
      ],
    });
    expect(lent({ clusterQueues: [careful, borrower] })).toBe('1');
  });

  it('lend nothing to other cohorts, of other flavours, and to themselves', () => {
    const strangers = [
      queue('0', ['9', '9'], { name: 'other-cohort', cohort: 'other' }),
      queue('0', ['9', '9'], {
        name: 'other-flavor',
        usage: [{ flavor: 'a100', resource: GPU, total: '9', borrowed: '9' }],
      }),
      queue('0', ['9', '9'], { name: 'alone', cohort: undefined }),
    ];
    const own = queue('8', ['2', '2']);
    expect(lent({ clusterQueues: [own, ...strangers] })).toBe('0');
    expect(
      lent({ clusterQueues: [{ ...own, cohort: undefined }, ...strangers] }),
    ).toBe('0');
  });

  it('lend through the whole tree of cohorts', () => {
    const clusterQueues = [
      queue('8', ['0', '0'], { cohort: 'team-a' }),
      queue('0', ['2', '2'], { name: 'borrower', cohort: 'team-b' }),
    ];
    const cohorts = [
      aCohort({ name: 'team-a', parent: 'research' }),
      aCohort({ name: 'team-b', parent: 'research' }),
      aCohort({ name: 'research', parent: 'company' }),
    ];
    expect(lent({ clusterQueues })).toBe('0');
    expect(lent({ clusterQueues, cohorts })).toBe('2');
  });

  it('end where cohorts go in a circle', () => {
    const clusterQueues = [
      queue('8', ['0', '0'], { cohort: 'a' }),
      queue('0', ['2', '2'], { name: 'borrower', cohort: 'b' }),
    ];
    const cohorts = [
      aCohort({ name: 'a', parent: 'b' }),
      aCohort({ name: 'b', parent: 'a' }),
    ];
    expect(lent({ clusterQueues, cohorts })).toBe('2');
  });

  const inactive = { active: false, reason: 'FlavorNotFound' };

  it.each([
    ['active', {}, {}, undefined],
    ['stopped', { stopPolicy: 'Hold' }, {}, 'Hold'],
    ['stopped', {}, { stopPolicy: 'HoldAndDrain' }, 'HoldAndDrain'],
    ['inactive', {}, { condition: inactive }, 'FlavorNotFound'],
    ['inactive', { condition: inactive }, {}, 'FlavorNotFound'],
  ])('are %s', (state, local, cluster, reason) => {
    const view = queueIn(
      { clusterQueues: [aClusterQueue(cluster)] },
      aLocalQueue(local),
    );
    expect([view.state, view.reason]).toEqual([state, reason]);
  });

  it('are unknown where the ClusterQueue may not be read, except for what the LocalQueue says', () => {
    const cluster = { clusterQueues: unreadable() };
    const view = queueIn(cluster);
    expect(view).toMatchObject({ state: 'unknown', flavors: [] });
    expect(view).not.toHaveProperty('clusterQueuePending');
    expect(queueIn(cluster, aLocalQueue({ condition: inactive })).state).toBe(
      'inactive',
    );
  });
});
