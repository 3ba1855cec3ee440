/** Why a cluster, or one kind of its objects, could not be read. */
export const gpuQuotaSources = {
  problem: {
    starting: 'The first look is still under way',
    unreachable: 'The cluster cannot be reached',
    badCertificate: 'The certificate of the cluster is not trusted',
    timedOut: 'The cluster does not answer in time',
    unauthenticated: 'The cluster does not accept the credentials',
    forbidden: 'Not allowed to {{verb}} {{resource}}',
    throttled: 'The cluster asks for fewer requests',
    serverError: 'The cluster answers with an error',
    invalidAnswer: 'The answer does not come from a Kubernetes API',
    tooLarge: 'The answer is too large',
    notFound: 'The cluster has no such object',
    notServed: 'The cluster does not have {{resource}}',
    notSupported:
      'The cluster wants your own credentials, which is not supported',
    notConfigured: 'Backstage knows no such cluster',
  },
  remedy: {
    starting: 'It takes a few seconds.',
    unreachable: 'It is tried again by itself.',
    badCertificate:
      'The platform team can give the authority that signed it in the configuration of Backstage.',
    timedOut: 'It is tried again by itself.',
    unauthenticated:
      'Its token may have expired. The platform team renews it in the configuration of Backstage.',
    forbidden:
      'The service account lacks a right that the documented ClusterRole gives.',
    throttled: 'It is tried again a little later.',
    serverError: 'It is tried again by itself.',
    invalidAnswer:
      'The address of the cluster may be that of a login page or a proxy.',
    tooLarge:
      'It is left out here. Tell the platform team: an object of this kind is unusually large.',
    notFound: 'It may have been deleted.',
    notServed: 'Nobody installed it there, or in a version that is too new.',
    notSupported:
      'The platform team can give the cluster a service account token.',
    notConfigured:
      'Correct the annotation backstage.io/kubernetes-cluster, or add the cluster to the configuration of Backstage.',
  },
} as const;
