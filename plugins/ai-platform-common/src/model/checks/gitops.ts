import { PLACEHOLDER_REPO_URL } from '../defaults/gitops';
import type { GitOps } from '../environment';
import { hasCredentials, layoutOf } from '../gitUrl';
import { doubt, fault, type Check } from './check';

interface Delivered {
  spec: { gitops: GitOps };
}

const PATH = ['spec', 'gitops', 'repoUrl'];

const repoUrlCheck: Check<Delivered> = {
  reads: ['spec.gitops.repoUrl'],
  run({ spec: { gitops } }) {
    if (hasCredentials(gitops.repoUrl)) {
      return [
        fault(
          PATH,
          'carries credentials, which would be committed.',
          'Remove the user name and password; register the repository with its credentials in Argo CD or Flux.',
        ),
      ];
    }
    if (gitops.repoUrl === PLACEHOLDER_REPO_URL) {
      return [
        doubt(
          PATH,
          'is not given, so a placeholder stands in its place.',
          'Give the URL of your platform-gitops-config repository.',
        ),
      ];
    }
    return gitops.repoUrl.startsWith('http://')
      ? [
          doubt(
            PATH,
            'is not encrypted.',
            'Use https or ssh, so that nobody can change what is deployed on its way.',
          ),
        ]
      : [];
  },
};

const layoutCheck: Check<Delivered> = {
  reads: ['spec.gitops.repoUrl', 'spec.gitops.layout'],
  run: ({ spec: { gitops } }) =>
    gitops.layout === 'repositories' &&
    layoutOf(gitops.repoUrl) !== 'repositories'
      ? [
          fault(
            PATH,
            'does not name platform-gitops-config, so the other two repositories cannot be derived from it.',
            'Use a URL that ends in /platform-gitops-config.git, or set spec.gitops.layout to monorepo.',
          ),
        ]
      : [],
};

const fluxUrlCheck: Check<Delivered> = {
  reads: ['spec.gitops.repoUrl', 'spec.gitops.engine'],
  run: ({ spec: { gitops } }) =>
    gitops.engine === 'flux' && gitops.repoUrl.startsWith('file:')
      ? [
          doubt(
            PATH,
            'is a folder, which Flux does not read.',
            'Use an https or ssh URL before a cluster is to deploy this.',
          ),
        ]
      : [],
};

/** The repository can be found, read and trusted. */
export const repositoryChecks: ReadonlyArray<Check<Delivered>> = [
  repoUrlCheck,
  layoutCheck,
  fluxUrlCheck,
];

// Argo CD names an environment's parts <name>-<part>, so such a name would meet the part of a shorter one.
const PARTS =
  /-(?:apps|secrets|kubeflow|kserve|mlflow|feast|airflow|kueue|gateway|grafana|loki|kyverno|gatekeeper|istiod|model-registry|argo-workflows|gpu-operator)$/;

const partNameCheck: Check = {
  reads: ['metadata.name'],
  run({ metadata: { name } }) {
    const [part] = PARTS.exec(name) ?? [];
    return part
      ? [
          doubt(
            ['metadata', 'name'],
            `ends like a part of an environment ${name.slice(
              0,
              -part.length,
            )}.`,
            'Choose another ending, so that their Applications cannot share a name.',
          ),
        ]
      : [];
  },
};

/** What is deployed comes from a repository that can be found and trusted. */
export const gitopsChecks: readonly Check[] = [
  ...repositoryChecks,
  partNameCheck,
];
