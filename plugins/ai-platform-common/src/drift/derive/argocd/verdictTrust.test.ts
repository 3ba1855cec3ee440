import {
  aConfigMap,
  aDeployment,
  anApplication,
  argocdInputs,
  driftInputs,
  managed,
  minutesAgo,
  NOW,
  read,
  unread,
  written,
} from '../../../testUtils/drift/inputs';
import type { ApplicationFacts } from '../../facts';
import { resourceId } from '../../ids';
import type { ArgocdApplicationInputs } from '../../inputs';
import { deriveDrift } from '../deriveDrift';

const derive = (...argocd: ArgocdApplicationInputs[]) =>
  deriveDrift(driftInputs({ argocd }), NOW);

const scaled = managed(
  aDeployment(),
  aDeployment({
    replicas: 5,
    managedFields: [written('kubectl', 28, { 'f:spec': { 'f:replicas': {} } })],
  }),
);
const same = managed(aDeployment(), aDeployment());
const settings = managed(aConfigMap(), aConfigMap());

const DOUBTS: [
  story: string,
  facts: Partial<ApplicationFacts>,
  changes: Partial<ArgocdApplicationInputs>,
  stale: boolean,
][] = [
  [
    'Git does not answer, so that everything looks extra',
    {
      sync: 'unknown',
      conditions: [
        { type: 'ComparisonError', message: 'authentication required' },
      ],
    },
    { resources: read([managed(null, aDeployment())]) },
    false,
  ],
  [
    'Git does not answer and the last verdict still stands',
    { conditions: [{ type: 'ComparisonError', message: 'dial tcp: timeout' }] },
    {},
    false,
  ],
  [
    'its specification is invalid',
    { conditions: [{ type: 'InvalidSpecError', message: 'no such project' }] },
    {},
    false,
  ],
  [
    'the controller stopped comparing',
    { reconciledAt: minutesAgo(11) },
    {},
    true,
  ],
  ['it was never compared', { reconciledAt: undefined }, {}, true],
  ['the time of the comparison is none', { reconciledAt: 'soon' }, {}, true],
  [
    'the instance is down and this was seen before',
    {},
    { application: read(anApplication(), { stale: true }) },
    true,
  ],
  [
    'the differences are those that were seen before',
    {},
    { resources: read([same], { stale: true }) },
    true,
  ],
  ['the differences cannot be read', {}, { resources: unread() }, false],
  [
    'Argo CD says that something differs and names nothing',
    { sync: 'outOfSync' },
    {},
    false,
  ],
];

describe('an Application in sync is unknown and never in sync where', () => {
  it.each(DOUBTS)('%s', (_story, facts, changes, stale) => {
    const view = derive(argocdInputs([same], facts, changes));
    expect(view.state).toBe('unknown');
    expect(['unknown', 'partlyUnknown']).toContain(view.headline.code);
    expect(view.headline.params).toEqual({ unknown: 1 });
    expect(view.applications[0].state).toBe('unknown');
    expect(view.applications[0].stale).toBe(stale);
    expect(view.counts.fields).toBe(0);
  });

  it('cannot be read at all; its name is that of its identity', () => {
    const inputs = {
      ...argocdInputs([same], { namespace: 'team:a', name: 'fraud%1' }),
      application: unread({ code: 'timedOut', message: 'No answer in 5 s.' }),
    };
    const view = derive(inputs);
    expect(view.headline.code).toBe('unknown');
    expect(view.applications[0]).toMatchObject({
      namespace: 'team:a',
      name: 'fraud%1',
      state: 'unknown',
      stale: true,
      problems: [{ code: 'timedOut', message: 'No answer in 5 s.' }],
    });
  });

  it('but what was seen to differ still differs when the verdict is old', () => {
    const view = derive(
      argocdInputs([scaled, settings], { reconciledAt: minutesAgo(60) }),
    );
    expect(view.headline.code).toBe('driftedAndUnknown');
    expect(view.applications[0]).toMatchObject({
      state: 'drifted',
      stale: true,
    });
    expect(view.applications[0].resources.map(({ state }) => state)).toEqual([
      'drifted',
      'unknown',
    ]);
  });

  it('and somebody ignores all that was seen to differ', () => {
    const old = argocdInputs([scaled], { reconciledAt: minutesAgo(60) });
    const ignores = [
      {
        ...{ id: '1', application: old.id, resource: resourceId(scaled) },
        ...{ person: 'user:default/alice', reason: 'Black Friday' },
        ...{ at: NOW - 60_000, until: NOW + 60_000 },
      },
    ];
    const view = deriveDrift(driftInputs({ argocd: [old], ignores }), NOW);
    expect(view.state).toBe('unknown');
    expect(view.applications[0]).toMatchObject({
      state: 'unknown',
      resources: [{ state: 'ignored' }],
    });
  });
});
