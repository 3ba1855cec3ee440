import {
  aHelmRelease,
  aKustomization,
  fluxInputs,
} from '../../../testUtils/drift/flux';
import {
  driftInputs,
  minutesAgo,
  NOW,
  read,
  unread,
} from '../../../testUtils/drift/inputs';
import type { FluxObjectFacts } from '../../facts';
import type { FluxInputs } from '../../inputs';
import { deriveDrift } from '../deriveDrift';

const derive = (flux: FluxInputs) =>
  deriveDrift(driftInputs({ flux: [flux] }), NOW);

const application = (facts: FluxObjectFacts, changes?: Partial<FluxInputs>) =>
  derive(fluxInputs(facts, changes)).applications[0];

const ready = (
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  at = minutesAgo(1),
) => [{ type: 'Ready', status, reason, message: 'As told.', at }];

const SUMMARY = [
  'Cluster state of release fraud/detector.v3 has drifted from the desired state:',
  'Deployment/fraud/detector changed (1 additions, 3 changes, 2 removals)',
  'ConfigMap/fraud/settings removed',
  'ClusterRole/detector changed (0 additions, 1 changes, 0 removals)',
  'StatefulSet/fraud/store excluded',
].join('\n');

const told = (view: ReturnType<typeof application>) =>
  view.resources.map(({ id, state }) => [id, state]);

describe('a Kustomization', () => {
  it('is in sync as far as its last round applied everything', () => {
    const view = derive(fluxInputs());
    expect(view.headline.code).toBe('inSync');
    expect(view.applications[0]).toMatchObject({
      id: 'flux:prod:Kustomization:flux-system:fraud',
      state: 'inSync',
      sync: 'synced',
      health: 'healthy',
      comparedAt: minutesAgo(1),
      selfHeal: true,
      lastDeploy: {
        at: minutesAgo(1),
        commits: [{ revision: '4be1f2e6' }],
      },
    });
    expect(told(view.applications[0])).toEqual([
      ['/ConfigMap/fraud/settings', 'inSync'],
      ['apps/Deployment/fraud/detector', 'inSync'],
    ]);
  });

  it('stays in sync while a round is under way', () => {
    const facts = aKustomization({
      conditions: ready('Unknown', 'Progressing', minutesAgo(0)),
    });
    expect(application(facts)).toMatchObject({
      state: 'inSync',
      health: 'progressing',
    });
  });

  it('has applied everything, though what it applied is unwell', () => {
    const facts = aKustomization({
      conditions: ready('False', 'HealthCheckFailed'),
    });
    expect(application(facts)).toMatchObject({
      state: 'inSync',
      health: 'degraded',
    });
  });

  it('tells what it had to bring back', () => {
    const view = application(aKustomization(), {
      events: [
        {
          ref: {
            group: 'kustomize.toolkit.fluxcd.io',
            kind: 'Kustomization',
            namespace: 'flux-system',
            name: 'fraud',
          },
          reason: 'Progressing',
          source: 'kustomize-controller',
          message: 'Deployment/fraud/detector configured',
          at: minutesAgo(9),
        },
      ],
    });
    expect(view.conditions).toContainEqual({
      type: 'Progressing',
      message: 'Deployment/fraud/detector configured',
    });
  });

  const UNKNOWN: [story: string, changes: Partial<FluxObjectFacts>, object][] =
    [
      [
        'its manifests cannot be built',
        { conditions: ready('False', 'BuildFailed') },
        { stale: false, health: 'degraded' },
      ],
      [
        'Git does not answer, and the revision it knows is not the one applied',
        {
          conditions: ready('False', 'ArtifactFailed'),
          lastAttemptedRevision: 'main@sha1:77aa0120',
        },
        { stale: false, sync: 'outOfSync' },
      ],
      [
        'it is suspended',
        { suspended: true },
        {
          stale: true,
          health: 'suspended',
          selfHeal: false,
          revert: { obstacle: 'suspended' },
        },
      ],
      [
        'its specification is newer than what Flux has seen',
        { generation: 4 },
        { stale: true },
      ],
      [
        'more than two intervals went by without a round',
        {
          conditions: ready('True', 'ReconciliationSucceeded', minutesAgo(23)),
          history: [],
        },
        { stale: true, comparedAt: minutesAgo(23) },
      ],
      [
        'it was never reconciled',
        { conditions: [], history: [] },
        { stale: true },
      ],
    ];

  it.each(UNKNOWN)('is unknown where %s', (_story, changes, shown) => {
    const view = derive(fluxInputs(aKustomization(changes)));
    expect(view.headline).toMatchObject({
      code: 'unknown',
      params: { unknown: 1 },
    });
    expect(view.applications[0]).toMatchObject({ state: 'unknown', ...shown });
    for (const resource of view.applications[0].resources) {
      expect(resource).toMatchObject({ state: 'unknown' });
      expect(resource.problem).toBeTruthy();
    }
  });

  it('is unknown where the cluster does not answer', () => {
    const seenBefore = application(aKustomization(), {
      object: read(aKustomization(), { stale: true }),
    });
    expect(seenBefore).toMatchObject({ state: 'unknown', stale: true });
    const unseen = application(aKustomization(), { object: unread() });
    expect(unseen).toMatchObject({
      kind: 'Kustomization',
      namespace: 'flux-system',
      name: 'fraud',
      state: 'unknown',
      problems: [{ code: 'unreachable' }],
    });
  });
});

describe('a HelmRelease', () => {
  it('is in sync where helm-controller looked and found nothing', () => {
    expect(application(aHelmRelease())).toMatchObject({
      state: 'inSync',
      stale: false,
      lastDeploy: { commits: [{ revision: '1.4.2' }] },
    });
  });

  it('tells the resources that drifted, and that nobody tells the fields', () => {
    const view = derive(fluxInputs(aHelmRelease(SUMMARY)));
    expect(told(view.applications[0])).toEqual([
      ['/ClusterRole//detector', 'drifted'],
      ['apps/Deployment/fraud/detector', 'drifted'],
      ['/ConfigMap/fraud/settings', 'missing'],
      ['/StatefulSet/fraud/store', 'ignored'],
    ]);
    expect(view.headline).toMatchObject({
      code: 'drifted',
      params: { fields: 0, resources: 3, whole: 3 },
      since: minutesAgo(45),
    });
    const [, deployment] = view.applications[0].resources;
    expect(deployment).toMatchObject({
      since: minutesAgo(45),
      sinceSeen: true,
      problem:
        'Flux tells how many fields differ, and not which: 1 additions, 3 changes, 2 removals.',
      differences: [],
    });
    expect(deployment.codify).toBeUndefined();
    expect(view.applications[0].sync).toBe('outOfSync');
  });

  it('is read the same where the line breaks were taken out', () => {
    const flat = application(aHelmRelease(SUMMARY.replaceAll('\n', ' ')));
    expect(told(flat)).toEqual(told(application(aHelmRelease(SUMMARY))));
  });

  it('calls nothing in sync where the end of the summary was cut off', () => {
    const cut = `${SUMMARY.slice(0, SUMMARY.indexOf('ConfigMap') + 12)}…`;
    expect(told(application(aHelmRelease(cut)))).toEqual([
      ['apps/Deployment/fraud/detector', 'drifted'],
      ['/ConfigMap/fraud/settings', 'unknown'],
    ]);
  });

  it('shows a summary that is not understood as it is', () => {
    const view = application(aHelmRelease('Something is\u0007 different.'));
    expect(view.resources[0]).toMatchObject({
      kind: 'HelmRelease',
      state: 'drifted',
      problem: 'Something is different.',
    });
    expect(view.counts.resources).toBe(1);
  });

  it('is unknown where it was told not to look for drift', () => {
    const view = application(
      aHelmRelease(undefined, { driftDetection: 'disabled' }),
    );
    expect(view.state).toBe('unknown');
    expect(view.resources[0].problem).toContain('spec.driftDetection.mode');
  });

  const event = (reason: string, minutes: number, message: string) => ({
    ref: {
      group: 'helm.toolkit.fluxcd.io',
      kind: 'HelmRelease',
      namespace: 'flux-system',
      name: 'detector',
    },
    reason,
    source: 'helm-controller',
    message,
    at: minutesAgo(minutes),
  });
  const older = aHelmRelease(undefined, {
    conditions: ready('True', 'UpgradeSucceeded'),
  });

  it('is known by its events alone before helm-controller 1.6', () => {
    const view = application(older, {
      events: [
        event('DriftCorrected', 50, ''),
        event('DriftDetected', 5, SUMMARY),
      ],
    });
    expect(view.state).toBe('missing');
    expect(view.conditions.map(({ type }) => type)).toEqual([
      'Ready',
      'DriftDetected',
      'DriftCorrected',
    ]);
    const corrected = application(older, {
      events: [
        event('DriftDetected', 50, SUMMARY),
        event('DriftCorrected', 49, ''),
      ],
    });
    expect(corrected.state).toBe('inSync');
  });

  it('is unknown before helm-controller 1.6 where there are no events', () => {
    expect(application(older).state).toBe('unknown');
  });
});
