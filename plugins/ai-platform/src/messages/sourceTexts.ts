/** What is said alike of every source that could not be read. */
export const sourceTexts = {
  problem: {
    starting: 'The first look is still under way',
    forbidden: 'Not allowed to {{verb}} {{resource}}',
    tooLarge: 'The answer is too large',
    notServed: 'The cluster does not have {{resource}}',
  },
  remedy: {
    starting: 'It takes a few seconds.',
    unreachable: 'It is tried again by itself.',
    badCertificate:
      'The platform team can give the authority that signed it in the configuration of Backstage.',
    timedOut: 'It is tried again by itself.',
    unauthenticated:
      'Its token may have expired. The platform team renews it in the configuration of Backstage.',
    throttled: 'It is tried again a little later.',
    serverError: 'It is tried again by itself.',
    notServed: 'Nobody installed it there, or in a version that is too new.',
  },
} as const;
