/** Texts that the cards, tabs and pages on what happens in clusters share. */
export const view = {
  details: 'Details',
  detailsOf: '{{subject}} details',
  loading: 'Reading {{what}}…',
  age: {
    now: 'as of now',
    ago: 'as of {{duration}} ago',
  },
  duration: {
    seconds: '{{amount}} s',
    minutes: '{{amount}} min',
    hours: '{{amount}} h',
    days: '{{amount}} d',
  },
  weekday: '{{weekday}} {{time}}',
  filter: 'Filter',
  retry: 'Try again',
  refreshFailed: 'This is what was last read: asking again failed',
  fault: {
    denied: 'You may not see {{what}}',
    deniedRemedy:
      'It needs the permission {{permission}} for this entity. Ask the owner of the entity, or your Backstage administrators.',
    notFound: 'The entity is not in the catalog, or you may not see it',
    notFoundRemedy:
      'It may have been renamed or removed. Look for it in the catalog.',
    network: 'Backstage cannot be reached',
    networkRemedy: 'Check your connection.',
    mismatch: 'The answer is not what was expected',
    mismatchRemedy:
      'The frontend and the backend of the AI platform seem to be of different versions.',
    server: 'Reading {{what}} failed',
    serverRemedy:
      'If it stays so, tell your Backstage administrators: {{message}}',
  },
  showAll_one: 'Show all ({{count}})',
  showAll_other: 'Show all {{count}}',
  scrollHint: '{{caption}}, scrolls sideways',
  none: '–',
  /** A problem of some kinds of objects alone. */
  ofResource: '{{problem}} ({{resource}})',
  anything: 'anything',
  accessLink: 'Which rights it needs',
} as const;
