import { aHelmRelease, fluxInputs } from '../../testUtils/drift/flux';
import {
  aConfigMap,
  aDeployment,
  argocdInputs,
  driftInputs,
  managed,
  minutesAgo,
  NOW,
  read,
  unread,
} from '../../testUtils/drift/inputs';
import { aChange, terraformInputs } from '../../testUtils/drift/terraform';
import type { OpenDifferenceFacts } from '../facts';
import type { DriftInputs } from '../inputs';
import type { JsonValue } from '../json';
import { advanceHistory } from './advanceHistory';
import { observedOf } from './observedOf';

const DEPLOYMENT = 'apps/Deployment/fraud/detector';
const SETTINGS = '/ConfigMap/fraud/settings';

const observe = (changes: Partial<DriftInputs>) => {
  const [observed] = observedOf(driftInputs(changes), NOW);
  return observed;
};

const scaled = managed(aDeployment(), aDeployment({ replicas: 5 }));

/** What the second look makes of what the first one saw. */
function after(first: Partial<DriftInputs>, second: Partial<DriftInputs>) {
  const { opened } = advanceHistory({
    open: [],
    observed: observedOf(driftInputs(first), NOW),
    actions: [],
    now: NOW - 60_000,
  });
  const step = advanceHistory({
    open: opened,
    observed: observedOf(driftInputs(second), NOW),
    actions: [],
    now: NOW,
  });
  return {
    opened: opened.length,
    closed: step.closed.map(({ resource, path, by }) => [resource, path, by]),
  };
}

const argocd = (...resources: ReturnType<typeof managed>[]) => ({
  argocd: [argocdInputs(resources)],
});

describe('a look at an Argo CD Application', () => {
  it('finds fields with both values, and resources on one side', () => {
    const observed = observe(
      argocd(
        scaled,
        managed(aConfigMap(), null),
        managed(null, aConfigMap({}, 'left-over')),
      ),
    );
    expect(observed).toMatchObject({
      application: 'argocd:main:argocd:fraud-detector',
      complete: true,
      unknown: [],
      differences: [
        { resource: DEPLOYMENT, path: 'spec.replicas', want: '2', have: '5' },
        { resource: SETTINGS, path: '', want: 'present' },
        { resource: '/ConfigMap/fraud/left-over', path: '', have: 'present' },
      ],
    });
  });

  it('tells no value of a secret', () => {
    const secret = (password: string): JsonValue => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'database', namespace: 'fraud' },
      data: { password },
    });
    const { differences } = observe(
      argocd(managed(secret('(masked)'), secret('(masked, other)'))),
    );
    expect(differences).toEqual([
      { resource: '/Secret/fraud/database', path: 'data.password' },
    ]);
  });

  const same = managed(aDeployment(), aDeployment());

  it.each<[story: string, inputs: Partial<DriftInputs>]>([
    [
      'Git does not answer',
      {
        argocd: [
          argocdInputs([scaled], {
            conditions: [{ type: 'ComparisonError', message: 'timeout' }],
          }),
        ],
      },
    ],
    [
      'the verdict is old',
      { argocd: [argocdInputs([same], { reconciledAt: minutesAgo(30) })] },
    ],
    [
      'the instance is down',
      { argocd: [argocdInputs([same], {}, { application: unread() })] },
    ],
    [
      'the differences cannot be read',
      { argocd: [argocdInputs([same], {}, { resources: unread() })] },
    ],
    [
      'what was read is what was seen before',
      {
        argocd: [
          argocdInputs(
            [same],
            {},
            { resources: read([same], { stale: true }) },
          ),
        ],
      },
    ],
    [
      'Argo CD says that something differs and shows nothing',
      { argocd: [argocdInputs([same], { sync: 'outOfSync' })] },
    ],
    ['it is not looked at', {}],
  ])('ends nothing where %s', (_story, second) => {
    expect(after(argocd(scaled), second)).toEqual({ opened: 1, closed: [] });
  });

  it('finds nothing while the connection is down, lest it opens anew what ended', () => {
    const inputs = argocdInputs([scaled]);
    const stale = { ...inputs, resources: read([scaled], { stale: true }) };
    expect(observe({ argocd: [stale] }).differences).toEqual([]);
  });
});

describe('from one look to the next', () => {
  it('the cluster was brought back', () => {
    const back = managed(aDeployment(), aDeployment());
    expect(after(argocd(scaled), argocd(back)).closed).toEqual([
      [DEPLOYMENT, 'spec.replicas', 'reverted'],
    ]);
  });

  it('Git took over what the cluster had', () => {
    const five = aDeployment({ replicas: 5 });
    expect(after(argocd(scaled), argocd(managed(five, five))).closed).toEqual([
      [DEPLOYMENT, 'spec.replicas', 'codified'],
    ]);
  });

  it('Git took over a long text, of which only the end differed', () => {
    const long = 'line\n'.repeat(3_000);
    const kept = aConfigMap({ rules: `${long}one` });
    const changed = aConfigMap({ rules: `${long}two` });
    const path = 'data.rules';
    expect(
      after(argocd(managed(kept, changed)), argocd(managed(changed, changed))),
    ).toEqual({ opened: 1, closed: [[SETTINGS, path, 'codified']] });
    expect(
      after(argocd(managed(kept, changed)), argocd(managed(kept, kept))),
    ).toEqual({ opened: 1, closed: [[SETTINGS, path, 'reverted']] });
  });

  it('Git took over what the cluster had, as another spelling of the same quantity', () => {
    const service = (cpu: string): JsonValue => ({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'detector', namespace: 'fraud' },
      spec: { predictor: { model: { resources: { limits: { cpu } } } } },
    });
    const { closed } = after(
      argocd(managed(service('4'), service('1000m'))),
      argocd(managed(service('1'), service('1000m'))),
    );
    expect(closed.map(([, , by]) => by)).toEqual(['codified']);
  });

  it('a rule hides the difference now: that is neither', () => {
    const ignoring = argocdInputs(
      [{ ...scaled, want: aDeployment(), have: aDeployment() }],
      {
        sync: 'synced',
        ignoreDifferences: [
          {
            group: 'apps',
            kind: 'Deployment',
            jsonPointers: ['/spec/replicas'],
          },
        ],
      },
    );
    const hidden = {
      ...ignoring,
      resources: read([
        {
          ...scaled,
          have: aDeployment(),
          target: aDeployment(),
          live: aDeployment({ replicas: 5 }),
        },
      ]),
    };
    expect(after(argocd(scaled), { argocd: [hidden] }).closed).toEqual([
      [DEPLOYMENT, 'spec.replicas', 'other'],
    ]);
  });

  it('resources that were on one side came back, were pruned, or were written down', () => {
    const settings = managed(aConfigMap(), aConfigMap());
    const missing = managed(aConfigMap(), null);
    const extra = managed(null, aConfigMap());
    const by = (...steps: [Partial<DriftInputs>, Partial<DriftInputs>]) =>
      after(...steps).closed.map(([, , closing]) => closing);
    expect(by(argocd(missing), argocd(settings))).toEqual(['reverted']);
    expect(by(argocd(missing), argocd())).toEqual(['codified']);
    expect(by(argocd(extra), argocd(settings))).toEqual(['codified']);
    expect(by(argocd(extra), argocd())).toEqual(['reverted']);
  });

  it('the resource is gone for good: that is neither', () => {
    expect(after(argocd(scaled), argocd()).closed).toEqual([
      [DEPLOYMENT, 'spec.replicas', 'other'],
    ]);
  });
});

describe('a look at a Flux object', () => {
  const drifted = aHelmRelease(
    [
      'Drifted:',
      'Deployment/fraud/detector changed (0 additions, 1 changes, 0 removals)',
      'ConfigMap/fraud/settings removed',
    ].join('\n'),
  );

  it('finds what Flux names, as of when Flux found it', () => {
    expect(observe({ flux: [fluxInputs(drifted)] })).toMatchObject({
      complete: true,
      differences: [
        { resource: DEPLOYMENT, path: '', foundAt: NOW - 45 * 60_000 },
        { resource: SETTINGS, path: '', want: 'present' },
      ],
    });
  });

  it('tells that a resource is back, and of the fields nothing', () => {
    const { closed } = after(
      { flux: [fluxInputs(drifted)] },
      { flux: [fluxInputs(aHelmRelease())] },
    );
    expect(closed).toEqual([
      [DEPLOYMENT, '', 'other'],
      [SETTINGS, '', 'reverted'],
    ]);
  });

  it('ends nothing while it is suspended', () => {
    const suspended = aHelmRelease(undefined, { suspended: true });
    expect(
      after({ flux: [fluxInputs(drifted)] }, { flux: [fluxInputs(suspended)] })
        .closed,
    ).toEqual([]);
  });
});

it('tells five hundred fields of a resource, and ends nothing of what it leaves out', () => {
  const wide = (factor: number): JsonValue => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'fraud' },
    data: Object.fromEntries(
      Array.from({ length: 600 }, (_, n) => [`k${n}`, `v${(n + 1) * factor}`]),
    ),
  });
  const observed = observe(argocd(managed(wide(1), wide(2))));
  expect(observed.differences).toHaveLength(500);
  expect(observed.unknown).toEqual([SETTINGS]);
});

describe('the report of a workspace', () => {
  it('opens what drifted when it was planned, and ends it with a plan without it', () => {
    const { opened } = advanceHistory({
      open: [],
      observed: observedOf(
        driftInputs({ terraform: [terraformInputs({ drift: [aChange()] })] }),
        NOW,
      ),
      actions: [],
      now: NOW,
    });
    expect(opened).toMatchObject<Partial<OpenDifferenceFacts>[]>([
      {
        application: 'terraform::fraud-prod',
        resource: 'aws_s3_bucket.models',
        path: 'tags.team',
        want: 'fraud',
        have: 'nobody',
        openedAt: NOW - 3_600_000,
      },
    ]);
    expect(
      after(
        { terraform: [terraformInputs({ drift: [aChange()] })] },
        { terraform: [terraformInputs()] },
      ).closed,
    ).toEqual([['aws_s3_bucket.models', 'tags.team', 'other']]);
  });

  it('ends nothing where the plan ended with errors', () => {
    expect(
      after(
        { terraform: [terraformInputs({ drift: [aChange()] })] },
        { terraform: [terraformInputs({ errored: true })] },
      ).closed,
    ).toEqual([]);
  });
});
