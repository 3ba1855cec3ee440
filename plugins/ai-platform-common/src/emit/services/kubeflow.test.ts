import { parse } from 'yaml';
import { anEnvironment } from '../../testUtils/anEnvironment';
import {
  at,
  deployedService,
  manifestsOf,
  serviceIdsOf,
  valuesOf,
} from '../../testUtils/deployedService';

const training = anEnvironment({ profile: 'gpu-training', stage: 'prod' });

const bases = (id: string, environment = training) =>
  deployedService(environment, id).kustomizeBases?.join('\n') ?? '';

describe('kubeflow', () => {
  it('comes from the distribution at its pinned version', () => {
    expect(deployedService(training, 'kubeflow').kustomizeBases).toContain(
      'https://github.com/kubeflow/community-distribution//applications/profiles/pss?ref=26.03',
    );
  });

  it('has only the parts that the document asks for', () => {
    const small = anEnvironment({
      platform: {
        kubeflow: { notebooks: false, pipelines: false, katib: false },
        kserve: { enabled: false },
      },
    });
    expect(bases('kubeflow', small)).not.toMatch(/jupyter|tensorboard|kserve/);
    const ids = serviceIdsOf(small);
    expect(ids).not.toContain('kubeflow-pipelines');
    expect(ids).not.toContain('kubeflow-katib');
    expect(bases('kubeflow')).toMatch(/jupyter-web-app/);
    expect(serviceIdsOf(training)).toEqual(
      expect.arrayContaining(['kubeflow-pipelines', 'kubeflow-katib']),
    );
  });

  it('runs on the system pool, with a second replica of its pages in prod', () => {
    const patches = deployedService(training, 'kubeflow').kustomizePatches;
    expect(patches).toContainEqual({
      target: { kind: 'Deployment|StatefulSet' },
      patch: [
        {
          op: 'add',
          path: '/spec/template/spec/nodeSelector',
          value: { 'flagstone.dev/pool-role': 'system' },
        },
      ],
    });
    expect(JSON.stringify(patches)).toContain(
      'centraldashboard|jupyter-web-app',
    );
    const dev = deployedService(anEnvironment(), 'kubeflow').kustomizePatches;
    expect(JSON.stringify(dev)).not.toContain('/spec/replicas');
  });

  it('keeps pipelines and their files on encrypted volumes', () => {
    const patches = deployedService(
      training,
      'kubeflow-pipelines',
    ).kustomizePatches;
    for (const name of ['mysql-pv-claim', 'seaweedfs-pvc']) {
      expect(patches).toContainEqual(
        expect.objectContaining({
          target: { kind: 'PersistentVolumeClaim', name },
          patch: expect.arrayContaining([
            {
              op: 'add',
              path: '/spec/storageClassName',
              value: 'flagstone-encrypted',
            },
          ]),
        }),
      );
    }
  });

  it('gives each profile to the owner, with the accelerators that there are', () => {
    const environment = anEnvironment({
      profile: 'gpu-training',
      stage: 'staging',
      platform: { kubeflow: { profiles: ['fraud', 'credit'] } },
    });
    const profiles = manifestsOf(environment, 'kubeflow-profiles', 'Profile');
    expect(profiles.map(({ metadata }) => metadata.name)).toEqual([
      'fraud',
      'credit',
    ]);
    // Two pools of at most 4 nodes with 4 devices each.
    expect(profiles[0].spec).toEqual({
      owner: { kind: 'Group', name: 'fraud-ml' },
      resourceQuotaSpec: { hard: { 'requests.nvidia.com/gpu': '32' } },
    });
  });

  it('lets a person own a profile too', () => {
    const environment = anEnvironment({}, { owner: 'user:default/ada' });
    const [profile] = manifestsOf(environment, 'kubeflow-profiles', 'Profile');
    expect(at(profile, 'spec.owner')).toEqual({ kind: 'User', name: 'ada' });
  });

  it('offers notebooks the pools that need a toleration', () => {
    const [gpu, spot] = manifestsOf(
      training,
      'kubeflow-profiles',
      'PodDefault',
    );
    expect(gpu.spec).toEqual({
      desc: 'May run on gpu (NVIDIA A100 80 GB)',
      selector: { matchLabels: { 'flagstone.dev/pool': 'gpu' } },
      tolerations: [
        { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
      ],
    });
    expect(at(spot, 'spec.desc')).toBe(
      'May run on gpu-spot (NVIDIA A100 80 GB, spot)',
    );
    expect(at(spot, 'spec.tolerations.1.key')).toBe('flagstone.dev/spot');
  });

  it('signs everybody on before anything is served', () => {
    const [policy] = manifestsOf(
      training,
      'oauth2-proxy',
      'AuthorizationPolicy',
    );
    expect(policy.spec).toMatchObject({
      action: 'CUSTOM',
      provider: { name: 'oauth2-proxy' },
      selector: { matchLabels: { app: 'istio-ingressgateway' } },
    });
    const [config] = manifestsOf(training, 'istiod', 'ConfigMap');
    const mesh = parse(at(config, 'data.mesh') as string);
    expect(mesh.extensionProviders[0]).toMatchObject({
      name: 'oauth2-proxy',
      envoyExtAuthzHttp: {
        service: 'oauth2-proxy.oauth2-proxy.svc.cluster.local',
        headersToUpstreamOnAllow: expect.arrayContaining([
          'x-auth-request-email',
        ]),
      },
    });
    expect(at(valuesOf(training, 'istiod'), 'env.SHARED_MESH_CONFIG')).toBe(
      config.metadata.name,
    );
  });

  it('tells Kubeflow who it is in headers that nobody can bring along', () => {
    const [filter] = manifestsOf(training, 'oauth2-proxy', 'EnvoyFilter');
    const code = JSON.stringify(filter.spec);
    expect(code).toContain('headers:remove(name)');
    expect(code).toContain('kubeflow-userid');
  });

  it('finds the mesh’s gateway under the account that its policies name', () => {
    expect(valuesOf(training, 'istio-ingressgateway')).toMatchObject({
      name: 'istio-ingressgateway',
      serviceAccount: { name: 'istio-ingressgateway-service-account' },
      service: { type: 'ClusterIP' },
    });
  });

  it('gives the model registry a database of the size that the document says', () => {
    const environment = anEnvironment({
      platform: { modelRegistry: { storageGb: 33 } },
    });
    const [database] = manifestsOf(
      environment,
      'model-registry-data',
      'Cluster',
    );
    expect(at(database, 'spec.storage')).toEqual({
      size: '33Gi',
      storageClass: 'flagstone-encrypted',
    });
    expect(
      JSON.stringify(
        deployedService(environment, 'model-registry').kustomizePatches,
      ),
    ).toContain('model-registry-db-rw:5432');
  });

  it('is not there when it is off, nor what only it needs', () => {
    const without = anEnvironment({
      platform: {
        kubeflow: { enabled: false },
        modelRegistry: { enabled: false },
        mesh: 'none',
      },
    });
    expect(
      serviceIdsOf(without).filter(id =>
        /kubeflow|istio|oauth2|registry/.test(id),
      ),
    ).toEqual([]);
  });
});
