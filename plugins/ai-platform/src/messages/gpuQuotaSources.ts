import { sourceTexts } from './sourceTexts';

/** Why a cluster, or one kind of its objects, could not be read. */
export const gpuQuotaSources = {
  problem: {
    ...sourceTexts.problem,
    unreachable: 'The cluster cannot be reached',
    badCertificate: 'The certificate of the cluster is not trusted',
    timedOut: 'The cluster does not answer in time',
    unauthenticated: 'The cluster does not accept the credentials',
    throttled: 'The cluster asks for fewer requests',
    serverError: 'The cluster answers with an error',
    invalidAnswer: 'The answer does not come from a Kubernetes API',
    notFound: 'The cluster has no such object',
    notSupported:
      'The cluster wants your own credentials, which is not supported',
    notConfigured: 'Backstage knows no such cluster',
  },
  remedy: {
    ...sourceTexts.remedy,
    forbidden:
      'The service account lacks a right that the documented ClusterRole gives.',
    invalidAnswer:
      'The address of the cluster may be that of a login page or a proxy.',
    tooLarge:
      'It is left out here. Tell the platform team: an object of this kind is unusually large.',
    notFound: 'It may have been deleted.',
    notSupported:
      'The platform team can give the cluster a service account token.',
    notConfigured:
      'Correct the annotation backstage.io/kubernetes-cluster, or add the cluster to the configuration of Backstage.',
  },
} as const;
