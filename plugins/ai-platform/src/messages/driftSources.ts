/** Why an Argo CD, a Flux object, or a Terraform workspace could not be read. */
export const driftSources = {
  problem: {
    starting: 'The first look is still under way',
    unreachable: 'It cannot be reached',
    badCertificate: 'Its certificate is not trusted',
    timedOut: 'It does not answer in time',
    unauthenticated: 'It does not accept the credentials',
    forbidden: 'Not allowed to {{verb}} {{resource}}',
    throttled: 'It asks for fewer requests',
    serverError: 'It answers with an error',
    invalidAnswer: 'The answer is not the one that was asked for',
    tooLarge: 'The answer is too large',
    notFound: 'There is no such object, or it must not be seen',
    notServed: 'The cluster does not have {{resource}}',
    notSupported: 'It wants your own credentials, which is not supported',
    notConfigured: 'Backstage knows no such source',
  },
  remedy: {
    starting: 'It takes a few seconds.',
    unreachable: 'It is tried again by itself.',
    badCertificate:
      'The platform team can give the authority that signed it in the configuration of Backstage.',
    timedOut: 'It is tried again by itself.',
    unauthenticated:
      'Its token may have expired. The platform team renews it in the configuration of Backstage.',
    forbidden: 'The account that Backstage reads with lacks a right.',
    throttled: 'It is tried again a little later.',
    serverError: 'It is tried again by itself.',
    invalidAnswer: 'The address may be that of a login page or a proxy.',
    tooLarge: 'It is left out here. Tell the platform team.',
    notFound: 'Check the name in the annotations of the entity.',
    notServed: 'Nobody installed it there, or in a version that is too new.',
    notSupported:
      'The platform team can give Backstage a service account token.',
    notConfigured:
      'Correct the annotation of the entity, or add the source to the configuration of Backstage.',
  },
} as const;
