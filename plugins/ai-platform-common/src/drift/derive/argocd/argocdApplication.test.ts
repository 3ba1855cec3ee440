import {
  aConfigMap,
  aDeployment,
  argocdInputs,
  driftInputs,
  managed,
  minutesAgo,
  NOW,
  statusOf,
  unread,
  written,
} from '../../../testUtils/drift/inputs';
import type { ApplicationFacts } from '../../facts';
import type { ArgocdApplicationInputs } from '../../inputs';
import { deriveDrift } from '../deriveDrift';

const derive = (...argocd: ArgocdApplicationInputs[]) =>
  deriveDrift(driftInputs({ argocd }), NOW);

const application = (inputs: ArgocdApplicationInputs) =>
  derive(inputs).applications[0];

const resourcesOf = (inputs: ArgocdApplicationInputs) =>
  application(inputs).resources;

const scaled = managed(
  aDeployment(),
  aDeployment({
    replicas: 5,
    managedFields: [written('kubectl', 28, { 'f:spec': { 'f:replicas': {} } })],
  }),
);
const same = managed(aDeployment(), aDeployment());
const settings = managed(aConfigMap(), aConfigMap());

describe('an Argo CD Application', () => {
  it('is in sync where Argo CD says so, just now, of everything', () => {
    const view = derive(argocdInputs([same, settings]));
    expect(view.headline).toEqual({
      code: 'inSync',
      params: { applications: 1, workspaces: 0 },
      managers: [],
    });
    expect(view.state).toBe('inSync');
    expect(view.applications[0].resources.map(({ state }) => state)).toEqual([
      'inSync',
      'inSync',
    ]);
  });

  it('tells what somebody scaled by hand, who and since when', () => {
    const view = derive(argocdInputs([scaled, settings]));
    expect(view.headline).toEqual({
      code: 'drifted',
      params: { fields: 1, resources: 1 },
      since: minutesAgo(28),
      managers: ['kubectl'],
    });
    const [resource] = view.applications[0].resources;
    expect(resource).toMatchObject({
      id: 'apps/Deployment/fraud/detector',
      state: 'drifted',
      severity: 'capacity',
      since: minutesAgo(28),
      who: { manager: 'kubectl', at: minutesAgo(28) },
      revert: {},
      codify: {},
    });
    expect(resource.differences[0]).toMatchObject({
      path: 'spec.replicas',
      want: { kind: 'value', text: '2' },
      have: { kind: 'value', text: '5' },
      severity: 'capacity',
      since: minutesAgo(28),
    });
    expect(resource.wantText).toContain('replicas: 2');
    expect(resource.haveText).toContain('replicas: 5');
  });

  it('tells what is in Git alone, and what is in the cluster alone', () => {
    const extra = managed(null, aConfigMap({}, 'left-over'));
    const missing = managed(aConfigMap(), null);
    const view = derive(argocdInputs([missing, extra, same]));
    expect(
      view.applications[0].resources.map(({ name, state, codify }) => [
        name,
        state,
        codify?.obstacle,
      ]),
    ).toEqual([
      ['settings', 'missing', 'wholeResource'],
      ['left-over', 'extra', 'wholeResource'],
      ['detector', 'inSync', undefined],
    ]);
    expect(view.counts).toMatchObject({ fields: 2, resources: 2 });
    expect(view.headline.params).toEqual({ fields: 0, resources: 2, whole: 2 });
  });

  it('does not call a resource in sync that Argo CD compared and said nothing of', () => {
    const [resource] = resourcesOf(
      argocdInputs([same], {
        sync: 'outOfSync',
        resources: [statusOf(same, { sync: 'outOfSync' })],
      }),
    );
    expect(resource).toMatchObject({
      state: 'unknown',
      problem: 'Argo CD says that it differs, and shows no field that does.',
    });
  });

  it('shows a mere matter of spelling as such, though Argo CD calls it a difference', () => {
    const limits = (cpu: string) => ({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'detector', namespace: 'fraud' },
      spec: { predictor: { model: { resources: { limits: { cpu } } } } },
    });
    const [resource] = resourcesOf(
      argocdInputs([managed(limits('1'), limits('1000m'))]),
    );
    expect(resource).toMatchObject({
      state: 'ignored',
      ignored: { by: 'equalQuantity' },
    });
  });

  it('keeps hooks out of it: they are not meant to stay', () => {
    const hook = managed(aConfigMap(), null, { hook: true });
    expect(application(argocdInputs([same, hook])).resources).toHaveLength(1);
  });

  it('takes the word of Argo CD for a resource that needs pruning while its fields cannot be read', () => {
    const extra = managed(null, aConfigMap());
    const view = application({
      ...argocdInputs([extra, scaled]),
      resources: unread({ code: 'forbidden' }),
    });
    expect(
      view.resources.map(({ name, state, problem }) => [name, state, problem]),
    ).toEqual([
      ['settings', 'extra', undefined],
      [
        'detector',
        'unknown',
        'Argo CD says that it differs, and its fields could not be read.',
      ],
    ]);
    expect(view.problems).toMatchObject([{ code: 'forbidden' }]);
  });

  it('does not mind an extra resource that Argo CD leaves out of its verdict', () => {
    const extra = managed(null, aConfigMap());
    const [resource] = resourcesOf(argocdInputs([extra], { sync: 'synced' }));
    expect(resource).toMatchObject({
      state: 'ignored',
      ignored: { by: 'ignoreDifferences' },
    });
  });

  it('names children by their parent', () => {
    const inputs = argocdInputs(
      [same],
      {},
      { parent: 'argocd:main:argocd:root' },
    );
    expect(application(inputs).parent).toBe('argocd:main:argocd:root');
  });
});

const OBSTACLES: [
  obstacle: string | undefined,
  facts: Partial<ApplicationFacts>,
  changes: Partial<ArgocdApplicationInputs>,
][] = [
  [undefined, {}, {}],
  ['notWritable', {}, { writable: false }],
  ['syncWindow', {}, { canSync: false }],
  ['operationRunning', { operation: { phase: 'running' } }, {}],
  ['selfHeal', { automated: true, selfHeal: true }, {}],
  [
    undefined,
    { automated: true, selfHeal: true, operation: { phase: 'failed' } },
    {},
  ],
];

describe('what bars the way back', () => {
  it.each(OBSTACLES)('is %s', (obstacle, facts, changes) => {
    const view = application(argocdInputs([scaled], facts, changes));
    expect(view.revert.obstacle).toBe(obstacle);
    expect(view.resources[0].revert?.obstacle).toBe(obstacle);
  });
});

describe('codifying is not offered', () => {
  it('for manifests that a plugin makes', () => {
    const [resource] = resourcesOf(
      argocdInputs([scaled], {
        sources: [{ repoUrl: 'https://github.com/acme/x', plugin: true }],
      }),
    );
    expect(resource.codify).toEqual({ obstacle: 'generated' });
  });

  it('for secrets', () => {
    const secret = (password: string) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'database', namespace: 'fraud' },
      data: { password },
    });
    const [resource] = resourcesOf(
      argocdInputs([managed(secret('(masked)'), secret('(masked, other)'))]),
    );
    expect(resource).toMatchObject({
      state: 'drifted',
      severity: 'security',
      codify: { obstacle: 'secret' },
    });
  });
});

describe('who did it', () => {
  it('is told of a resource that somebody made by hand', () => {
    const made = {
      ...(aConfigMap() as object),
      metadata: {
        name: 'settings',
        namespace: 'fraud',
        creationTimestamp: minutesAgo(90),
        managedFields: [
          written('kubectl-create', 90, { 'f:data': {} }),
          written('kubectl-edit', 20, { 'f:data': { 'f:threshold': {} } }),
        ],
      },
    };
    const [resource] = resourcesOf(argocdInputs([managed(null, made)]));
    expect(resource).toMatchObject({
      state: 'extra',
      since: minutesAgo(90),
      who: { manager: 'kubectl-edit' },
    });
    expect(resource.sinceSeen).toBeUndefined();
  });

  it('is not told of one that was in Git once, whoever wrote to it', () => {
    const left = {
      ...(aConfigMap() as object),
      metadata: {
        name: 'settings',
        namespace: 'fraud',
        creationTimestamp: minutesAgo(9_000),
        managedFields: [
          written('argocd-controller', 9_000, { 'f:data': {} }),
          written('kubectl-edit', 20, { 'f:data': { 'f:threshold': {} } }),
        ],
      },
    };
    const [resource] = resourcesOf(argocdInputs([managed(null, left)]));
    expect(resource.who).toBeUndefined();
    expect(resource).toMatchObject({ since: minutesAgo(0), sinceSeen: true });
  });

  it.each([
    [
      "robin@example.com deleted resource /ConfigMap 'settings'",
      'robin@example.com',
    ],
    ["proj:fraud:ci deleted resource /ConfigMap 'settings'", 'proj:fraud:ci'],
    ["Unknown user deleted resource /ConfigMap 'settings'", 'argocd-server'],
    ['\u202eEvil\u0007 deleted resource x', 'Evil'],
    [' deleted resource x', 'argocd-server'],
  ])('is told by Argo CD, which removed it: %j', (message, manager) => {
    const missing = managed(aConfigMap(), null);
    const { group, kind, namespace, name } = missing;
    const event = {
      ...{ ref: { group, kind, namespace, name }, message },
      ...{ reason: 'ResourceDeleted', source: 'argocd-server' },
      at: minutesAgo(12),
    };
    const [resource] = resourcesOf(
      argocdInputs([missing], {}, { events: [event] }),
    );
    expect(resource).toMatchObject({
      since: minutesAgo(12),
      who: { manager, operation: 'ResourceDeleted', at: minutesAgo(12) },
    });
  });

  it('is told by an event where a resource is gone', () => {
    const missing = managed(aConfigMap(), null);
    const { group, kind, namespace, name } = missing;
    const [resource] = resourcesOf(
      argocdInputs(
        [missing],
        {},
        {
          events: [
            {
              ref: { group, kind, namespace, name },
              reason: 'Deleted',
              source: 'cleaner',
              message: 'Removed what nobody uses.',
              at: minutesAgo(12),
            },
          ],
        },
      ),
    );
    expect(resource).toMatchObject({
      since: minutesAgo(12),
      who: { manager: 'cleaner', operation: 'Deleted' },
    });
  });
});
