import {
  aNamespace,
  aQueue,
  aWaitingWorkload,
  anAccelerator,
} from '../__testUtils__/aGpuQuotaView';
import { barParts, type QuotaContext } from './barParts';
import { barSegments } from './barSegments';

const ONE = 1_000_000_000n;

function segmentsOf(
  accelerator: Parameters<typeof anAccelerator>[0],
  waiting: QuotaContext['waiting'] = [],
  queues: QuotaContext['queues'] = [],
) {
  const { segments, limit } = barSegments(
    barParts(anAccelerator(accelerator), { waiting, queues, findings: [] }),
  );
  return {
    limit,
    segments: segments.map(({ part, start, width }) => [part, start, width]),
  };
}

describe('the bar of an accelerator', () => {
  it('fills up to the limit at its end', () => {
    expect(segmentsOf({ used: '6', hard: '8' })).toEqual({
      limit: 1,
      segments: [['running', 0, 0.75]],
    });
  });

  it('is empty where nothing is used and nothing allowed', () => {
    expect(segmentsOf({ used: '0', hard: '0', free: '0' })).toEqual({
      limit: 0,
      segments: [],
    });
  });

  it('shows work that waits beyond what is used, over the limit', () => {
    expect(
      segmentsOf({ used: '8', hard: '8', free: '0', waiting: '8' }, [
        aWaitingWorkload({ reason: 'WaitingForQuota' }),
      ]),
    ).toEqual({
      limit: 0.5,
      segments: [
        ['running', 0, 0.5],
        ['waiting', 0.5, 0.5],
      ],
    });
  });

  it('shows pods without a node within what the quota counts as used, and not twice', () => {
    expect(
      segmentsOf({ used: '8', hard: '8', free: '0', waiting: '4' }, [
        aWaitingWorkload({
          reason: 'Unschedulable',
          accelerators: [{ resource: 'nvidia.com/gpu', amount: '4' }],
        }),
      ]),
    ).toEqual({
      limit: 1,
      segments: [
        ['running', 0, 0.5],
        ['usedWaiting', 0.5, 0.5],
      ],
    });
  });

  it('marks what is used over a quota', () => {
    expect(segmentsOf({ used: '10', hard: '8', free: '0' })).toEqual({
      limit: 0.8,
      segments: [
        ['running', 0, 0.8],
        ['over', 0.8, 0.2],
      ],
    });
  });

  it('shows what others took from the queue, and what is borrowed', () => {
    expect(
      segmentsOf({
        limitedBy: 'clusterQueue',
        used: '4',
        hard: '8',
        free: '2',
      }).segments,
    ).toEqual([
      ['running', 0, 0.5],
      ['others', 0.5, 0.25],
    ]);
    expect(
      segmentsOf({
        limitedBy: 'clusterQueue',
        used: '10',
        hard: '8',
        free: '0',
      }).segments,
    ).toEqual([
      ['running', 0, 0.8],
      ['borrowed', 0.8, 0.2],
    ]);
  });

  it('tells what the queue gave to the namespace from what it gave to others', () => {
    const [flavor] = aQueue().flavors;
    const queues = [aQueue({ flavors: [{ ...flavor, ownUsed: '5' }] })];
    expect(
      segmentsOf(
        { limitedBy: 'clusterQueue', used: '4', hard: '8', free: '2' },
        [],
        queues,
      ).segments,
    ).toEqual([
      ['running', 0, 0.5],
      ['admitted', 0.5, 0.125],
      ['others', 0.625, 0.125],
    ]);
  });

  it('has no line where nothing limits, and is as wide as all nodes', () => {
    const unlimited = { hard: undefined, free: undefined, used: '8' } as const;
    expect(segmentsOf({ ...unlimited, limitedBy: 'none' })).toEqual({
      limit: undefined,
      segments: [['running', 0, 0.25]],
    });
    expect(
      segmentsOf({ ...unlimited, limitedBy: 'none', nodes: undefined })
        .segments,
    ).toEqual([['running', 0, 1]]);
  });

  it('does not take a limit that cannot be read for none', () => {
    const unlimited = anAccelerator({ limitedBy: 'none', hard: undefined });
    const unreadable = (source: string) =>
      barParts(
        unlimited,
        aNamespace({
          findings: [{ code: 'unknown', severity: 'info', params: { source } }],
        }),
      ).limitUnknown;
    expect(unreadable('resourcequotas')).toBe(true);
    expect(unreadable('localqueues.kueue.x-k8s.io')).toBe(true);
    expect(unreadable('nodes')).toBe(false);
  });

  it('is exact where floating point is not', () => {
    const { running, waiting } = barParts(
      anAccelerator({ used: '100m', waiting: '200m' }),
      aNamespace(),
    );
    expect(running + waiting).toBe((3n * ONE) / 10n);
  });
});
