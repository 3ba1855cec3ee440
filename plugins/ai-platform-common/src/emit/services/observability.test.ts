import type { Environment } from '../../model/environment';
import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  deployedService,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';
import { servicesOf } from './servicesOf';

const EVERYTHING = {
  kserve: { enabled: true },
  argoWorkflows: { enabled: true },
};

describe('monitoring', () => {
  const environment = anEnvironment({ stage: 'staging', platform: EVERYTHING });
  const prometheus = (of: Environment) =>
    at(valuesOf(of, 'kube-prometheus-stack'), 'prometheus.prometheusSpec');

  it('sees the monitors of every service, not only its own', () => {
    expect(prometheus(environment)).toMatchObject({
      serviceMonitorSelectorNilUsesHelmValues: false,
      podMonitorSelectorNilUsesHelmValues: false,
    });
  });

  it('keeps what the document says, on an encrypted volume that never fills up', () => {
    const sized = anEnvironment({
      platform: { monitoring: { retentionDays: 20, storageGb: 100 } },
    });
    expect(prometheus(sized)).toMatchObject({
      retention: '20d',
      retentionSize: '85GB',
      storageSpec: {
        volumeClaimTemplate: {
          spec: {
            storageClassName: 'flagstone-encrypted',
            resources: { requests: { storage: '100Gi' } },
          },
        },
      },
    });
  });

  it('has its kinds before the first service that brings a monitor', () => {
    expect(serviceIdsOf(environment).slice(0, 2)).toContain(
      'prometheus-operator-crds',
    );
    expect(valuesOf(environment, 'kube-prometheus-stack').crds).toEqual({
      enabled: false,
    });
  });

  it.each([
    ['cert-manager', 'prometheus.servicemonitor.enabled'],
    ['external-secrets', 'serviceMonitor.enabled'],
    ['kyverno', 'admissionController.serviceMonitor.enabled'],
    ['kueue', 'enablePrometheus'],
    ['gpu-operator', 'dcgmExporter.serviceMonitor.enabled'],
    ['loki', 'monitoring.serviceMonitor.enabled'],
    ['argo-workflows', 'controller.serviceMonitor.enabled'],
    ['cluster-autoscaler', 'serviceMonitor.enabled'],
  ])('reads %s, unless it is off', (id, path) => {
    expect(at(valuesOf(environment, id), path)).toBe(true);
    const blind = anEnvironment({
      platform: { ...EVERYTHING, monitoring: { enabled: false } },
    });
    expect(at(valuesOf(blind, id), path)).toBe(false);
  });

  it('leaves nothing behind when it is off', () => {
    const blind = anEnvironment({
      platform: { monitoring: { enabled: false } },
    });
    expect(serviceIdsOf(blind)).not.toContain('grafana');
    expect(JSON.stringify(servicesOf(blind))).not.toContain(
      'monitoring.coreos.com',
    );
  });
});

describe('grafana', () => {
  it('knows no default password', () => {
    expect(valuesOf(anEnvironment(), 'grafana').admin).toEqual({
      existingSecret: 'grafana-admin',
    });
  });

  it('shows the logs where there are some', () => {
    const text = JSON.stringify(valuesOf(anEnvironment(), 'grafana'));
    expect(text).toContain('http://loki.logging:3100');
    const silent = anEnvironment({ platform: { logging: { enabled: false } } });
    expect(JSON.stringify(valuesOf(silent, 'grafana'))).not.toContain('loki');
  });
});

describe('logging', () => {
  const environment = anEnvironment({
    stage: 'prod',
    platform: { logging: { retentionDays: 14, storageGb: 300 } },
    nodePools: [
      { name: 'system', machine: 'm7i.xlarge', min: 2 },
      { name: 'spot', machine: 'm7i.xlarge', capacity: 'spot' },
      {
        name: 'gpu',
        machine: 'g6.4xlarge',
        accelerator: { type: 'nvidia-l4', count: 1 },
        taints: [
          { key: 'example.com/team', value: 'fraud', effect: 'NoExecute' },
        ],
      },
    ],
  });

  it('keeps logs for as long as the document says', () => {
    expect(valuesOf(environment, 'loki')).toMatchObject({
      loki: {
        structuredConfig: {
          limits_config: { retention_period: '336h' },
          compactor: { retention_enabled: true },
        },
      },
      singleBinary: {
        persistence: { size: '300Gi', storageClass: 'flagstone-encrypted' },
      },
    });
  });

  it('collects from every node, whatever it is tainted with', () => {
    expect(valuesOf(environment, 'log-collector').tolerations).toEqual([
      { key: 'example.com/team', operator: 'Exists', effect: 'NoExecute' },
      { key: 'flagstone.dev/spot', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
    ]);
  });

  it('tolerates what AKS adds to spot nodes by itself', () => {
    const azure = anEnvironment({ cloud: 'azure', profile: 'gpu-training' });
    expect(valuesOf(azure, 'log-collector').tolerations).toContainEqual({
      key: 'kubernetes.azure.com/scalesetpriority',
      operator: 'Exists',
      effect: 'NoSchedule',
    });
  });

  it('sends logs to Loki, marked with environment and stage', () => {
    expect(valuesOf(environment, 'log-collector')).toMatchObject({
      mode: 'daemonset',
      presets: { logsCollection: { enabled: true, storeCheckpoints: true } },
      alternateConfig: {
        exporters: { otlp_http: { endpoint: 'http://loki.logging:3100/otlp' } },
        processors: {
          resource: {
            attributes: [
              { key: 'flagstone.dev/environment', value: 'fraud-dev' },
              { key: 'flagstone.dev/stage', value: 'prod' },
            ],
          },
          batch: { timeout: '5s' },
        },
      },
    });
    expect(deployedService(environment, 'log-collector').dependsOn).toContain(
      'loki',
    );
  });
});
