import { doubt, fault, type Check } from '../checks/check';
import { repositoryChecks } from '../checks/gitops';
import { labelKeyIssues } from '../checks/labels';
import { amountChecks } from './amountChecks';
import type { Workspace } from './workspace';

const labelsCheck: Check<Workspace> = {
  reads: ['metadata.labels'],
  run: ({ metadata }) =>
    labelKeyIssues(Object.keys(metadata.labels), ['metadata', 'labels']),
};

const nameCheck: Check<Workspace> = {
  reads: ['metadata.name', 'spec.environment'],
  run: ({ metadata, spec }) =>
    metadata.name === spec.environment
      ? [
          fault(
            ['metadata', 'name'],
            'is the name of the environment too, and the catalog has one entity of a name.',
            `Choose another name, for example ${metadata.name}-team.`,
          ),
        ]
      : [],
};

// A quota there stops what everybody needs.
const PLATFORM_NAMESPACE =
  /^(?:default|kube-.*|argocd|flux-system|kueue-system|gpu-operator)$/;

const namespaceCheck: Check<Workspace> = {
  reads: ['metadata.name', 'spec.namespace'],
  run: ({ spec: { namespace } }) =>
    PLATFORM_NAMESPACE.test(namespace)
      ? [
          fault(
            ['spec', 'namespace'],
            `${namespace} belongs to the cluster, and a quota would stop what runs there.`,
            'Choose a namespace of the team.',
          ),
        ]
      : [],
};

const limitedCheck: Check<Workspace> = {
  reads: ['spec.quota'],
  run: ({ spec: { quota } }) =>
    (['cpu', 'memory'] as const)
      .filter(field => quota[field] === undefined)
      .map(field =>
        doubt(
          ['spec', 'quota', field],
          'is not given, so the workspace may ask for all that the cluster has.',
          `Give a quota, for example ${field}: ${
            field === 'cpu' ? '64' : '256Gi'
          }.`,
        ),
      ),
};

/** Every rule between fields of a workspace, in the order in which people read the document. */
export const WORKSPACE_CHECKS: ReadonlyArray<Check<Workspace>> = [
  nameCheck,
  labelsCheck,
  namespaceCheck,
  limitedCheck,
  ...amountChecks,
  ...repositoryChecks,
];
