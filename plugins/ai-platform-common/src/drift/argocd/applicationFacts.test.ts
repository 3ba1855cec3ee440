import { anything, assert, property } from 'fast-check';
import { parse } from 'yaml';
import { applicationFacts } from './applicationFacts';

const SHOP = parse(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  resourceVersion: "428"
  labels: { team: fraud }
  annotations: { kubectl.kubernetes.io/last-applied-configuration: "{}" }
spec:
  project: retail
  source:
    repoURL: https://github.com/acme/shop.git
    path: app
    targetRevision: HEAD
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  syncPolicy:
    automated: { prune: true, selfHeal: true }
    syncOptions: [CreateNamespace=true, RespectIgnoreDifferences=true]
  ignoreDifferences:
    - { group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }
    - { jqPathExpressions: [.data] }
status:
  sync: { status: OutOfSync, revision: 285c9a46e3a72dbbb98ffac5222eb99882cb135e }
  health: { status: Progressing }
  reconciledAt: "2026-11-21T20:30:41Z"
  conditions:
    - { type: OrphanedResourceWarning, message: "Application has 1 orphaned resources\\u0007" }
  operationState:
    phase: Succeeded
    message: successfully synced (all tasks run)
    startedAt: "2026-11-21T20:30:40Z"
    finishedAt: "2026-11-21T20:30:41Z"
    operation:
      initiatedBy: { username: backstage }
      info: [{ name: Requested by, value: user:default/jane }]
      sync:
        resources: [{ group: apps, kind: Deployment, namespace: shop, name: web }]
  history:
    - revision: 11119a46e3a72dbbb98ffac5222eb99882cb135e
      deployedAt: "2026-11-20T20:30:41Z"
      source: { repoURL: https://github.com/acme/shop.git, path: app }
      initiatedBy: { automated: true }
    - id: 1
      revision: 285c9a46e3a72dbbb98ffac5222eb99882cb135e
      deployedAt: "2026-11-21T20:30:41Z"
      source: { repoURL: https://github.com/acme/shop.git, path: app }
      initiatedBy: { username: admin }
  resources:
    - { version: v1, kind: ConfigMap, namespace: shop, name: cfg, status: OutOfSync, health: { status: Missing } }
    - { group: apps, version: v1, kind: Deployment, namespace: shop, name: old, status: OutOfSync, requiresPruning: true }
`);

const withSpec = (spec: object) =>
  applicationFacts({ ...SHOP, spec: { ...SHOP.spec, ...spec } });

it('keeps what matters of an Application', () => {
  expect(applicationFacts(SHOP)).toEqual({
    namespace: 'argocd',
    name: 'shop',
    resourceVersion: '428',
    labels: { team: 'fraud' },
    project: 'retail',
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: 'shop',
    },
    sources: [
      {
        repoUrl: 'https://github.com/acme/shop.git',
        path: 'app',
        targetRevision: 'HEAD',
      },
    ],
    multiSource: false,
    sync: 'outOfSync',
    revisions: ['285c9a46e3a72dbbb98ffac5222eb99882cb135e'],
    health: 'progressing',
    reconciledAt: '2026-11-21T20:30:41Z',
    automated: true,
    autoPrune: true,
    selfHeal: true,
    ignoreDifferences: [
      { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
    ],
    syncOptions: ['CreateNamespace=true', 'RespectIgnoreDifferences=true'],
    conditions: [
      {
        type: 'OrphanedResourceWarning',
        message: 'Application has 1 orphaned resources',
      },
    ],
    operation: {
      phase: 'succeeded',
      message: 'successfully synced (all tasks run)',
      startedAt: '2026-11-21T20:30:40Z',
      finishedAt: '2026-11-21T20:30:41Z',
      by: 'user:default/jane',
      resources: [
        { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' },
      ],
    },
    history: [
      {
        id: '0',
        deployedAt: '2026-11-20T20:30:41Z',
        revisions: ['11119a46e3a72dbbb98ffac5222eb99882cb135e'],
        repoUrls: ['https://github.com/acme/shop.git'],
      },
      {
        id: '1',
        deployedAt: '2026-11-21T20:30:41Z',
        revisions: ['285c9a46e3a72dbbb98ffac5222eb99882cb135e'],
        by: 'admin',
        repoUrls: ['https://github.com/acme/shop.git'],
      },
    ],
    resources: [
      {
        group: '',
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'cfg',
        version: 'v1',
        sync: 'outOfSync',
        health: 'missing',
        requiresPruning: false,
        hook: false,
      },
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'old',
        version: 'v1',
        sync: 'outOfSync',
        requiresPruning: true,
        hook: false,
      },
    ],
  });
});

it('knows nothing of an Application that was never compared', () => {
  expect(applicationFacts({ metadata: { name: 'new' } })).toEqual({
    namespace: '',
    name: 'new',
    resourceVersion: '',
    project: 'default',
    destination: {},
    sources: [],
    multiSource: false,
    sync: 'unknown',
    revisions: [],
    health: 'unknown',
    automated: false,
    autoPrune: false,
    selfHeal: false,
    ignoreDifferences: [],
    syncOptions: [],
    conditions: [],
    history: [],
    resources: [],
  });
});

describe('sources', () => {
  it('are several, with a Helm chart and its values elsewhere', () => {
    const facts = withSpec({
      sources: [
        {
          repoURL: 'https://charts.example.org',
          chart: 'shop',
          targetRevision: '1.2.3',
          helm: { releaseName: 'shop', valueFiles: ['$values/shop.yaml'] },
        },
        { repoURL: 'https://github.com/acme/values.git', ref: 'values' },
      ],
    });
    expect(facts).toMatchObject({ multiSource: true });
    expect(facts?.sources).toEqual([
      {
        repoUrl: 'https://charts.example.org',
        chart: 'shop',
        targetRevision: '1.2.3',
        helm: {
          releaseName: 'shop',
          valueFiles: ['$values/shop.yaml'],
          inlineValues: false,
        },
      },
      { repoUrl: 'https://github.com/acme/values.git', ref: 'values' },
    ]);
  });

  it.each([
    [{ values: 'a: 1' }],
    [{ valuesObject: { a: 1 } }],
    [{ parameters: [{ name: 'a', value: '1' }] }],
    [{ fileParameters: [{ name: 'a', path: 'b' }] }],
  ])('hold Helm values of their own: %j', helm => {
    expect(withSpec({ source: { repoURL: 'x', helm } })?.sources).toMatchObject(
      [{ helm: { inlineValues: true, valueFiles: [] } }],
    );
  });

  it.each([
    [{ kustomize: { images: ['a:b'] } }, { kustomize: { inline: true } }],
    [{ kustomize: { version: 'v5' } }, { kustomize: { inline: false } }],
    [
      { directory: { recurse: true, jsonnet: { tlas: [] } } },
      { directory: { recurse: true, jsonnet: true } },
    ],
    [{ directory: { jsonnet: {} } }, { directory: { recurse: false } }],
    [{ plugin: { name: 'cue' } }, { plugin: true }],
  ])('%j is read as %j', (source, read) => {
    const facts = withSpec({ source: { repoURL: 'x', ...source } });
    expect(facts?.sources).toMatchObject([read]);
  });

  it('that the hydrator writes are made by a tool', () => {
    const facts = withSpec({
      source: undefined,
      sourceHydrator: {
        drySource: { repoURL: 'https://git.example.org/dry', path: 'a' },
        syncSource: { targetBranch: 'env/dev', path: 'b' },
      },
    });
    expect(facts?.sources).toEqual([
      {
        repoUrl: 'https://git.example.org/dry',
        path: 'b',
        targetRevision: 'env/dev',
        plugin: true,
      },
    ]);
  });
});

describe('the sync policy', () => {
  it.each([
    [{ automated: {} }, { automated: true, autoPrune: false, selfHeal: false }],
    [{ automated: null }, { automated: false, selfHeal: false }],
    [
      { automated: { enabled: false, prune: true, selfHeal: true } },
      { automated: false, autoPrune: false, selfHeal: false },
    ],
  ])('%j means %j', (syncPolicy, means) => {
    expect(withSpec({ syncPolicy })).toMatchObject(means);
  });
});

describe('an operation', () => {
  const operation = { sync: {}, initiatedBy: { username: 'jane' } };

  it('that waits to be begun runs', () => {
    const facts = applicationFacts({ ...SHOP, operation });
    expect(facts?.operation).toEqual({ phase: 'running', by: 'jane' });
  });

  it('that has begun has its own time', () => {
    const operationState = {
      phase: 'Running',
      startedAt: '2026-11-21T20:30:40Z',
    };
    const status = { ...SHOP.status, operationState };
    expect(applicationFacts({ ...SHOP, operation, status })?.operation).toEqual(
      { phase: 'running', startedAt: '2026-11-21T20:30:40Z' },
    );
  });
});

it('cuts texts of others to what may be shown', () => {
  const conditions = [
    { type: 'SyncError', message: `\u001b${'x'.repeat(9_000)}` },
  ];
  const facts = applicationFacts({
    ...SHOP,
    status: { ...SHOP.status, conditions },
  });
  const [{ message }] = facts!.conditions;
  expect(message).toMatch(/^x+…$/);
  expect(message).toHaveLength(500);
});

it('takes anything for what it is, or for nothing', () => {
  assert(
    property(anything(), anything(), (spec, status) => {
      const metadata = { name: 'shop' };
      expect(applicationFacts({ metadata, spec, status })?.name).toBe('shop');
    }),
  );
  assert(
    property(anything(), object => {
      applicationFacts(object);
    }),
  );
});
