import type { Stage } from '../../model/vocabulary';
import { anEnvironment } from '../../testUtils/anEnvironment';
import { at, manifestsOf, valuesOf } from '../../testUtils/deployedService';

const EVERYTHING = {
  kserve: { enabled: true },
  feast: { enabled: true },
  argoWorkflows: { enabled: true },
  airflow: { enabled: true },
};

const values = (stage: Stage, id: string) =>
  valuesOf(anEnvironment({ stage, platform: EVERYTHING }), id);

// Where a chart has its replicas, and what switches its disruption budget on.
const REPLICATED = [
  ['cert-manager', 'replicaCount', 'podDisruptionBudget.enabled'],
  [
    'cert-manager',
    'webhook.replicaCount',
    'webhook.podDisruptionBudget.enabled',
  ],
  ['external-secrets', 'replicaCount', 'podDisruptionBudget.enabled'],
  [
    'kyverno',
    'admissionController.replicas',
    'admissionController.podDisruptionBudget.enabled',
  ],
  [
    'kueue',
    'controllerManager.replicas',
    'controllerManager.podDisruptionBudget.enabled',
  ],
  ['oauth2-proxy', 'replicaCount', 'podDisruptionBudget.enabled'],
  [
    'kube-prometheus-stack',
    'prometheus.prometheusSpec.replicas',
    'prometheus.podDisruptionBudget.enabled',
  ],
  ['argo-workflows', 'server.replicas', 'server.pdb.enabled'],
  ['airflow', 'scheduler.replicas', 'scheduler.podDisruptionBudget.enabled'],
] as const;

describe('stages', () => {
  it.each(REPLICATED)(
    'run %s once in dev, where a budget would block every drain (%s)',
    (id, replicas, budget) => {
      expect(at(values('dev', id), replicas)).toBe(1);
      expect(at(values('dev', id), budget)).toBe(false);
    },
  );

  it.each(REPLICATED)(
    'run %s several times in prod, with a disruption budget (%s)',
    (id, replicas, budget) => {
      expect(at(values('prod', id), replicas)).toBeGreaterThan(1);
      expect(at(values('prod', id), budget)).toBe(true);
    },
  );

  it.each(['mlflow', 'feast', 'kserve'])(
    'bring a disruption budget along for %s, whose chart has none',
    id => {
      const environment = (stage: Stage) =>
        anEnvironment({ stage, platform: EVERYTHING });
      expect(
        manifestsOf(environment('prod'), id, 'PodDisruptionBudget'),
      ).toHaveLength(1);
      expect(
        manifestsOf(environment('dev'), id, 'PodDisruptionBudget'),
      ).toEqual([]);
    },
  );

  it('keep standbys of databases from staging on', () => {
    const instances = (stage: Stage) =>
      manifestsOf(anEnvironment({ stage }), 'mlflow-data', 'Cluster').map(
        cluster => at(cluster, 'spec.instances'),
      );
    expect([instances('dev'), instances('staging'), instances('prod')]).toEqual(
      [[1], [2], [3]],
    );
  });

  it('keep what the document says over their own ideas', () => {
    const environment = anEnvironment({
      stage: 'dev',
      platform: {
        mlflow: { replicas: 4 },
        monitoring: { retentionDays: 99, storageGb: 1000 },
      },
    });
    expect(valuesOf(environment, 'mlflow').replicaCount).toBe(4);
    expect(
      at(
        valuesOf(environment, 'kube-prometheus-stack'),
        'prometheus.prometheusSpec',
      ),
    ).toMatchObject({ retention: '99d', retentionSize: '850GB' });
  });
});
