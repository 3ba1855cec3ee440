import { parse } from 'yaml';
import { durationMs } from './durationMs';
import { eventFacts } from './eventFacts';
import { helmReleaseFacts, kustomizationFacts } from './fluxObjectFacts';
import { inventoryRef } from './inventoryRef';

const KUSTOMIZATION = parse(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: fraud
  namespace: flux-system
  generation: 3
  labels: { backstage.io/kubernetes-id: fraud-detector }
spec:
  interval: 10m0s
  ignore: [{ paths: [/spec/replicas] }]
status:
  observedGeneration: 2
  lastAppliedRevision: main@sha1:4be1f2e
  lastAttemptedRevision: main@sha1:77aa012
  inventory:
    entries:
      - { id: fraud_detector_apps_Deployment, v: v1 }
      - { id: _detector__reader_rbac.authorization.k8s.io_ClusterRole, v: v1 }
      - { id: nonsense }
  history:
    - digest: sha256:aa
      lastReconciled: "2026-03-02T10:00:00Z"
      lastReconciledStatus: ReconciliationSucceeded
      metadata: { revision: main@sha1:4be1f2e }
  conditions:
    - type: Ready
      status: "False"
      reason: BuildFailed
      message: "kustomize build failed"
      lastTransitionTime: "2026-03-02T10:05:00Z"
`);

it('takes no notice of how deeply the values of a chart are nested', () => {
  let values: object = {};
  for (let depth = 0; depth < 10_000; depth += 1) values = { a: values };
  expect(
    helmReleaseFacts({
      metadata: { name: 'mlflow', namespace: 'fraud' },
      spec: { values, driftDetection: { mode: 'warn', ignore: [values] } },
      status: { conditions: [{ type: 'Ready', status: 'True', values }] },
    }),
  ).toMatchObject({ name: 'mlflow', driftDetection: 'warn', ignoreRules: 1 });
});

describe('kustomizationFacts', () => {
  it('keeps the verdict, the revisions and what it looks after', () => {
    expect(kustomizationFacts(KUSTOMIZATION)).toEqual({
      kind: 'Kustomization',
      namespace: 'flux-system',
      name: 'fraud',
      labels: { 'backstage.io/kubernetes-id': 'fraud-detector' },
      suspended: false,
      ignoreRules: 1,
      intervalMs: 600_000,
      generation: 3,
      observedGeneration: 2,
      lastAppliedRevision: 'main@sha1:4be1f2e',
      lastAttemptedRevision: 'main@sha1:77aa012',
      inventory: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'fraud',
          name: 'detector',
        },
        {
          group: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          namespace: '',
          name: 'detector:reader',
        },
      ],
      history: [
        {
          revision: 'main@sha1:4be1f2e',
          at: '2026-03-02T10:00:00Z',
          status: 'ReconciliationSucceeded',
        },
      ],
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'BuildFailed',
          message: 'kustomize build failed',
          at: '2026-03-02T10:05:00Z',
        },
      ],
    });
  });
});

describe('helmReleaseFacts', () => {
  it('keeps how drift is dealt with, and that somebody suspended it', () => {
    const facts = helmReleaseFacts({
      metadata: { name: 'mlflow', namespace: 'fraud' },
      spec: {
        suspend: true,
        driftDetection: {
          mode: 'warn',
          ignore: [{ paths: ['/spec/replicas'] }],
        },
      },
      status: {
        history: [
          {
            chartVersion: '1.2.3',
            lastDeployed: '2026-03-02T10:00:00Z',
            status: 'deployed',
          },
        ],
      },
    });
    expect(facts).toMatchObject({
      suspended: true,
      driftDetection: 'warn',
      ignoreRules: 1,
      history: [{ revision: '1.2.3', status: 'deployed' }],
    });
  });

  it.each([[undefined], [null], ['text'], [{}], [{ metadata: { name: '' } }]])(
    'keeps nothing of %j',
    object => {
      expect(helmReleaseFacts(object)).toBeUndefined();
    },
  );

  it('takes no message at its length, and no control characters', () => {
    const message = `\u001b[31mred\u202e${'x'.repeat(100_000)}`;
    const facts = helmReleaseFacts({
      metadata: { name: 'mlflow', namespace: 'fraud' },
      status: { conditions: [{ type: 'Drifted', status: 'True', message }] },
    });
    const [condition] = facts?.conditions ?? [];
    expect(condition.message).toMatch(/^\[31mredx+…$/);
    expect(condition.message).toHaveLength(64 * 1_024);
  });
});

describe('inventoryRef', () => {
  it.each(['', 'a', 'a_b', '_ _', 'ns_name_group_'])(
    'takes %j for nothing',
    id => {
      expect(inventoryRef(id)).toBeUndefined();
    },
  );
});

describe('durationMs', () => {
  it.each([
    ['10m', 600_000],
    ['1h0m30s', 3_630_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
    ['', undefined],
    ['soon', undefined],
    ['10m later', undefined],
  ])('reads %j as %j', (text, milliseconds) => {
    expect(durationMs(text)).toBe(milliseconds);
  });
});

describe('eventFacts', () => {
  const event = (apiVersion: string) => ({
    metadata: { name: 'mlflow.17', namespace: 'fraud' },
    involvedObject: {
      apiVersion,
      kind: 'HelmRelease',
      name: 'mlflow',
      namespace: 'fraud',
    },
    reason: 'DriftDetected',
    message: 'Cluster state of release has drifted',
    source: { component: 'helm-controller' },
    lastTimestamp: '2026-03-02T10:05:00Z',
  });

  it('keeps what Flux tells', () => {
    expect(eventFacts(event('helm.toolkit.fluxcd.io/v2'))).toEqual({
      namespace: 'fraud',
      name: 'mlflow.17',
      ref: {
        group: 'helm.toolkit.fluxcd.io',
        kind: 'HelmRelease',
        namespace: 'fraud',
        name: 'mlflow',
      },
      reason: 'DriftDetected',
      source: 'helm-controller',
      message: 'Cluster state of release has drifted',
      at: '2026-03-02T10:05:00Z',
    });
  });

  it('keeps nothing of what others tell', () => {
    expect(eventFacts(event('v1'))).toBeUndefined();
  });
});
