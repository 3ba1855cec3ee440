import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  deployedService,
  manifestsOf,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';

const neuron = anEnvironment({
  nodePools: [
    { name: 'system', machine: 'm7i.xlarge', min: 2 },
    {
      name: 'trainium',
      machine: 'trn1.32xlarge',
      accelerator: { type: 'aws-trainium', count: 16 },
    },
  ],
  platform: { gpuOperator: { enabled: false } },
});

describe('devicePlugins', () => {
  it('offer AWS Neuron devices on the nodes that have some', () => {
    const [daemonSet] = manifestsOf(
      neuron,
      'neuron-device-plugin',
      'DaemonSet',
    );
    const spec = at(daemonSet, 'spec.template.spec');
    expect(spec).toMatchObject({
      tolerations: [
        {
          key: 'aws.amazon.com/neuron',
          operator: 'Exists',
          effect: 'NoSchedule',
        },
      ],
    });
    expect(
      at(
        spec,
        'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0.matchExpressions.0',
      ),
    ).toEqual({
      key: 'flagstone.dev/accelerator',
      operator: 'In',
      values: ['aws-trainium'],
    });
  });

  it('may read the cluster only where the plugin asks the API server', () => {
    expect(
      manifestsOf(neuron, 'neuron-device-plugin', 'ClusterRole'),
    ).toHaveLength(1);
    const amd = anEnvironment({
      cloud: 'azure',
      nodePools: [
        { name: 'system', machine: 'Standard_D4s_v5', min: 2 },
        {
          name: 'instinct',
          machine: 'Standard_ND96isr_MI300X_v5',
          accelerator: { type: 'amd-mi300x', count: 8 },
        },
      ],
      platform: { gpuOperator: { enabled: false } },
    });
    expect(manifestsOf(amd, 'amd-device-plugin', 'ClusterRole')).toEqual([]);
    expect(deployedService(amd, 'amd-device-plugin').clusterKinds).toEqual([
      { group: '', kind: 'Namespace' },
    ]);
  });

  it('are not there for NVIDIA, whose operator brings its own', () => {
    expect(serviceIdsOf(anEnvironment()).join()).not.toContain('device-plugin');
  });
});

describe('clusterAutoscaler', () => {
  it('scales the pools of EKS, with the account that may', () => {
    expect(valuesOf(anEnvironment(), 'cluster-autoscaler')).toMatchObject({
      autoDiscovery: { clusterName: 'fraud-dev' },
      awsRegion: 'eu-central-1',
      rbac: { serviceAccount: { name: 'cluster-autoscaler' } },
    });
    expect(
      deployedService(anEnvironment(), 'cluster-autoscaler').namespace,
    ).toBe('kube-system');
  });

  it('gives idle accelerators back sooner before production', () => {
    const args = (stage: 'dev' | 'prod') =>
      valuesOf(anEnvironment({ stage }), 'cluster-autoscaler').customArgs;
    expect(args('dev')).toContain('--scale-down-unneeded-time=5m');
    expect(args('prod')).toContain('--scale-down-unneeded-time=10m');
  });

  it.each(['gcp', 'azure'] as const)(
    'is left to %s, which has its own',
    cloud => {
      expect(serviceIdsOf(anEnvironment({ cloud }))).not.toContain(
        'cluster-autoscaler',
      );
    },
  );
});

describe('the platform’s own services', () => {
  const environment = anEnvironment({
    platform: { kserve: { enabled: true }, argoWorkflows: { enabled: true } },
  });

  it.each([
    ['cert-manager', 'global.nodeSelector'],
    ['istiod', 'nodeSelector'],
    ['envoy-gateway', 'deployment.pod.nodeSelector'],
    ['external-secrets', 'global.nodeSelector'],
    ['kyverno', 'admissionController.nodeSelector'],
    ['kueue', 'controllerManager.nodeSelector'],
    ['kube-prometheus-stack', 'prometheus.prometheusSpec.nodeSelector'],
    ['grafana', 'nodeSelector'],
    ['loki', 'singleBinary.nodeSelector'],
    ['mlflow', 'nodeSelector'],
    ['kserve', 'kserve.controller.nodeSelector'],
  ])('keep %s on the system pool', (id, path) => {
    expect(at(valuesOf(environment, id), path)).toEqual({
      'flagstone.dev/pool-role': 'system',
    });
  });

  it('use affinity where a chart fills the selector itself', () => {
    expect(
      JSON.stringify(
        at(valuesOf(environment, 'argo-workflows'), 'controller.affinity'),
      ),
    ).toContain(
      '"key":"flagstone.dev/pool-role","operator":"In","values":["system"]',
    );
  });

  it('find the folder that GKE lets them write to', () => {
    expect(
      valuesOf(anEnvironment({ cloud: 'gcp' }), 'istio-cni').cniBinDir,
    ).toBe('/home/kubernetes/bin');
    expect(valuesOf(anEnvironment(), 'istio-cni').cniBinDir).toBeUndefined();
  });
});
