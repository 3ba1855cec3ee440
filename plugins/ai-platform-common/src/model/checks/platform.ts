import { doubt, fault, type Check } from './check';

const PATH = ['spec', 'platform'];

const meshCheck: Check = {
  reads: ['spec.platform.kubeflow.enabled', 'spec.platform.mesh'],
  run: ({ spec: { platform } }) =>
    platform.kubeflow.enabled && platform.mesh === 'none'
      ? [
          fault(
            [...PATH, 'mesh'],
            'is none, but Kubeflow separates its profiles with Istio.',
            'Set it to istio, or set spec.platform.kubeflow.enabled to false.',
          ),
        ]
      : [],
};

const profilesCheck: Check = {
  reads: ['spec.platform.kubeflow'],
  run({ spec: { platform } }) {
    const { enabled, profiles } = platform.kubeflow;
    return profiles.flatMap((profile, index) => {
      const path = [...PATH, 'kubeflow', 'profiles', index];
      if (profiles.indexOf(profile) < index) {
        return [
          fault(path, `${profile} is there twice.`, 'Remove one of them.'),
        ];
      }
      return enabled && /^(?:kube-|kubeflow$|istio-|default$)/.test(profile)
        ? [
            fault(
              path,
              `${profile} is a namespace of the cluster itself.`,
              'Give the profile another name, for example that of the team.',
            ),
          ]
        : [];
    });
  },
};

const sopsCheck: Check = {
  reads: ['spec.platform.secrets', 'spec.gitops.engine'],
  run: ({ spec }) =>
    spec.platform.secrets === 'sops' && spec.gitops.engine === 'argocd'
      ? [
          doubt(
            [...PATH, 'secrets'],
            'is sops, which Argo CD does not decrypt by itself.',
            'Install a config management plugin for SOPS in Argo CD, or use external-secrets.',
          ),
        ]
      : [],
};

const ingressCheck: Check = {
  reads: ['spec.platform.ingress'],
  run: ({ spec }) =>
    spec.platform.ingress === 'nginx'
      ? [
          doubt(
            [...PATH, 'ingress'],
            'is nginx: ingress-nginx gets no more releases since March 2026.',
            'Use envoy-gateway for a new environment.',
          ),
        ]
      : [],
};

const modelRegistryCheck: Check = {
  reads: [
    'spec.platform.modelRegistry.enabled',
    'spec.platform.kubeflow.enabled',
  ],
  run: ({ spec: { platform } }) =>
    platform.modelRegistry.enabled && !platform.kubeflow.enabled
      ? [
          fault(
            [...PATH, 'modelRegistry', 'enabled'],
            'is true, but the registry is part of Kubeflow, which is off.',
            'Set spec.platform.kubeflow.enabled to true, or use mlflow alone.',
          ),
        ]
      : [],
};

/** The services fit each other. */
export const platformChecks: readonly Check[] = [
  meshCheck,
  profilesCheck,
  modelRegistryCheck,
  sopsCheck,
  ingressCheck,
];
