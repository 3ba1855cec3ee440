import type {
  DriftApplication,
  DriftCodified,
  DriftCounts,
  DriftDifference,
  DriftResource,
  DriftRows,
  DriftView,
  DriftWorkspace,
} from '@flagstone/backstage-plugin-ai-platform-common';

const REVISION = '4f2a9c1e0b7d8a6f5c4e3d2b1a09f8e7d6c5b4a3';

/** Nothing differs. */
export function someCounts(overrides: Partial<DriftCounts> = {}): DriftCounts {
  return {
    ...{ fields: 0, resources: 0, ignored: 0 },
    ...{ security: 0, capacity: 0, cosmetic: 0 },
    ...overrides,
  };
}

/** Somebody scaled by hand. */
export function aDifference(
  overrides: Partial<DriftDifference> = {},
): DriftDifference {
  return {
    path: 'spec.replicas',
    want: { kind: 'value', text: '3' },
    have: { kind: 'value', text: '5' },
    severity: 'capacity',
    rule: 'replicas',
    since: '2026-09-29T14:02:00Z',
    who: {
      manager: 'kubectl-scale',
      operation: 'scale',
      at: '2026-09-29T14:02:00Z',
    },
    ...overrides,
  };
}

/** An image that nobody has in Git. */
export const IMAGE = aDifference({
  path: 'spec.template.spec.containers[name=server].image',
  want: { kind: 'value', text: 'fraud:1.4.0' },
  have: { kind: 'value', text: 'fraud:1.4.1-hotfix' },
  severity: 'security',
  rule: 'image',
  who: { manager: 'kubectl-edit', operation: 'Update' },
});

/** What the server filled in. */
export const DEFAULTED = aDifference({
  path: 'spec.progressDeadlineSeconds',
  want: undefined,
  have: { kind: 'value', text: '600' },
  severity: 'cosmetic',
  who: undefined,
  since: undefined,
  ignored: { by: 'serverDefault' },
});

/** A Deployment that was scaled and given another image. */
export function aResource(
  overrides: Partial<DriftResource> = {},
): DriftResource {
  return {
    id: 'apps/Deployment/fraud/fraud-detector',
    group: 'apps',
    kind: 'Deployment',
    namespace: 'fraud',
    name: 'fraud-detector',
    state: 'drifted',
    severity: 'security',
    health: 'healthy',
    since: '2026-09-29T14:02:00Z',
    differences: [IMAGE, aDifference(), DEFAULTED],
    wantText: 'spec:\n  replicas: 3\n',
    haveText: 'spec:\n  replicas: 5\n',
    revert: {},
    codify: {},
    ...overrides,
  };
}

/** In Git, and deleted in the cluster. */
export const MISSING = aResource({
  id: '/ConfigMap/fraud/thresholds',
  ...{ group: '', kind: 'ConfigMap', name: 'thresholds' },
  state: 'missing',
  severity: 'cosmetic',
  health: 'missing',
  differences: [],
  wantText: 'data:\n  limit: "5"\n',
  haveText: undefined,
  codify: { obstacle: 'wholeResource' },
});

/** In the cluster, and not in Git. */
export const EXTRA = aResource({
  id: '/Service/fraud/debug',
  ...{ group: '', kind: 'Service', name: 'debug' },
  state: 'extra',
  severity: 'cosmetic',
  differences: [],
  wantText: undefined,
  haveText: 'spec:\n  type: ClusterIP\n',
  codify: undefined,
});

/** An application with one resource that drifted. */
export function anApplication(
  overrides: Partial<DriftApplication> = {},
): DriftApplication {
  const deploy = {
    id: '7',
    at: '2026-09-28T10:00:00Z',
    by: 'user:default/ada',
    commits: [
      {
        revision: REVISION,
        author: 'Ada Lovelace',
        message: 'Raise the threshold\n\nAsked for by the auditors.',
        at: '2026-09-28T09:58:00Z',
        link: `https://git.example.com/config/commit/${REVISION}`,
      },
    ],
  };
  return {
    id: 'argocd:main:argocd:fraud-detector',
    source: 'argocd',
    kind: 'Application',
    name: 'fraud-detector',
    namespace: 'argocd',
    project: 'fraud',
    instance: { name: 'main', title: 'Main Argo CD' },
    link: 'https://argocd.example.com/applications/argocd/fraud-detector',
    state: 'drifted',
    sync: 'outOfSync',
    health: 'healthy',
    comparedAt: '2026-10-01T10:00:00Z',
    stale: false,
    problems: [],
    conditions: [],
    counts: someCounts({
      ...{ fields: 2, resources: 1, security: 1, capacity: 1, ignored: 1 },
    }),
    since: '2026-09-29T14:02:00Z',
    selfHeal: false,
    resources: [aResource()],
    lastDeploy: deploy,
    history: [deploy],
    revert: {},
    ...overrides,
  };
}

/** A workspace whose last plan found one resource changed by hand. */
export function aWorkspace(
  overrides: Partial<DriftWorkspace> = {},
): DriftWorkspace {
  return {
    id: 'terraform::fraud-prod',
    name: 'fraud-prod',
    engine: 'terraform',
    engineVersion: '1.9.8',
    state: 'drifted',
    plannedAt: '2026-10-01T06:00:00Z',
    stale: false,
    problems: [],
    commit: REVISION,
    run: 'https://ci.example.com/runs/12',
    counts: someCounts({ fields: 1, resources: 1, security: 1 }),
    resources: [
      aResource({
        id: 'aws_db_instance.main',
        ...{ group: 'aws', kind: 'aws_db_instance', name: 'main' },
        namespace: undefined,
        health: undefined,
        differences: [
          aDifference({
            path: 'publicly_accessible',
            want: { kind: 'value', text: 'false' },
            have: { kind: 'value', text: 'true' },
            severity: 'security',
            who: undefined,
          }),
          aDifference({
            path: 'password',
            want: { kind: 'masked' },
            have: { kind: 'masked' },
            severity: 'security',
            who: undefined,
          }),
        ],
        ...{ wantText: undefined, haveText: undefined },
        ...{ revert: undefined, codify: undefined },
      }),
    ],
    pending: {
      ...{ add: 1, change: 0, destroy: 0, replace: 1 },
      ...{ import: 0, move: 0, forget: 0 },
    },
    pendingResources: [
      {
        id: 'aws_s3_bucket.models',
        action: 'replace',
        reason: 'the name changes',
      },
    ],
    revert: { link: 'https://ci.example.com/workflows/apply' },
    ...overrides,
  };
}

/** Two fields of one resource differ since Tuesday; changed with kubectl. */
export function aDriftView(overrides: Partial<DriftView> = {}): DriftView {
  return {
    headline: {
      code: 'drifted',
      params: { fields: 2, resources: 1 },
      since: '2026-09-29T14:02:00Z',
      managers: ['kubectl-edit', 'kubectl-scale'],
    },
    state: 'drifted',
    counts: anApplication().counts,
    applications: [anApplication()],
    workspaces: [],
    problems: [],
    closed: [],
    ...overrides,
  };
}

/** Everything is as Git says. */
export const IN_SYNC = aDriftView({
  headline: {
    ...{ code: 'inSync', params: { applications: 1, workspaces: 0 } },
    managers: [],
  },
  state: 'inSync',
  counts: someCounts(),
  applications: [
    anApplication({
      ...{ state: 'inSync', sync: 'synced', resources: [] },
      counts: someCounts(),
      since: undefined,
    }),
  ],
});

/** What codifying two fields would do. */
export function aCodified(
  overrides: Partial<DriftCodified> = {},
): DriftCodified {
  return {
    preview: true,
    files: [
      {
        path: 'apps/fraud/deployment.yaml',
        before: 'spec:\n  replicas: 3 # by load\n',
        after: 'spec:\n  replicas: 5 # by load\n',
      },
    ],
    refused: [],
    repository: 'platform-gitops-config',
    branch: 'drift/fraud-detector',
    commits: [{ message: 'Set spec.replicas of fraud-detector to 5' }],
    ...overrides,
  };
}

/** A row of the page on the drift of everything. */
export function aDriftRow(
  overrides: Partial<DriftRows['rows'][number]> = {},
): DriftRows['rows'][number] {
  return {
    entityRef: 'component:default/fraud-detector',
    owner: 'group:default/fraud-ml',
    type: 'service',
    state: 'drifted',
    severity: 'security',
    sources: ['argocd'],
    ...{ fields: 2, resources: 1, ignored: 1 },
    since: '2026-09-29T10:00:00Z',
    observedAt: '2026-10-01T10:00:00Z',
    ...overrides,
  };
}
