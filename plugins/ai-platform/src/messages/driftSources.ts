import { sourceTexts } from './sourceTexts';

/** Why an Argo CD, a Flux object, or a Terraform workspace could not be read. */
export const driftSources = {
  problem: {
    ...sourceTexts.problem,
    unreachable: 'It cannot be reached',
    badCertificate: 'Its certificate is not trusted',
    timedOut: 'It does not answer in time',
    unauthenticated: 'It does not accept the credentials',
    throttled: 'It asks for fewer requests',
    serverError: 'It answers with an error',
    invalidAnswer: 'The answer is not the one that was asked for',
    notFound: 'There is no such object, or it must not be seen',
    notSupported: 'It wants your own credentials, which is not supported',
    notConfigured: 'Backstage knows no such source',
  },
  remedy: {
    ...sourceTexts.remedy,
    forbidden: 'The account that Backstage reads with lacks a right.',
    invalidAnswer: 'The address may be that of a login page or a proxy.',
    tooLarge: 'It is left out here. Tell the platform team.',
    notFound: 'Check the name in the annotations of the entity.',
    notSupported:
      'The platform team can give Backstage a service account token.',
    notConfigured:
      'Correct the annotation of the entity, or add the source to the configuration of Backstage.',
  },
} as const;
