/** Texts that the card, the tab and the page on drift share. */
export const drift = {
  title: 'Drift',
  /** Within a sentence. */
  what: 'the drift of this entity',
  headline: {
    noSource: 'Nothing names an application or a workspace',
    inSync: 'Everything is as Git says',
    drifted_one: '{{fields}} in {{resources}} differs',
    drifted_other: '{{fields}} in {{resources}} differ',
    /** Missing, extra, or of which nobody tells the fields. */
    driftedWhole_one: '{{count}} whole resource differs',
    driftedWhole_other: '{{count}} whole resources differ',
    driftedBoth_one:
      '{{fields}} in {{resources}} and {{count}} whole resource differ',
    driftedBoth_other:
      '{{fields}} in {{resources}} and {{count}} whole resources differ',
    since: '{{sentence}} since {{moment}}',
    by: '{{sentence}}; changed with {{managers}}',
    unknownToo_one: '{{sentence}}; {{count}} resource could not be compared',
    unknownToo_other: '{{sentence}}; {{count}} resources could not be compared',
    partlyUnknown_one:
      'Nothing differs of what could be compared; {{count}} resource could not be',
    partlyUnknown_other:
      'Nothing differs of what could be compared; {{count}} resources could not be',
    unknown: 'Nothing could be compared now',
  },
  fields_one: '{{count}} field',
  fields_other: '{{count}} fields',
  resources_one: '{{count}} resource',
  resources_other: '{{count}} resources',
  noSourceHint:
    'Add an annotation that names an Argo CD application or a Terraform workspace, or label the Flux object with backstage.io/kubernetes-id.',
  severity: {
    security: 'Security',
    capacity: 'Capacity',
    cosmetic: 'Cosmetic',
  },
  counts: {
    security: '{{amount}} security',
    capacity: '{{amount}} capacity',
    cosmetic: '{{amount}} cosmetic',
    ignored: '{{amount}} ignored',
    label: 'Differences by severity',
  },
  state: {
    inSync: 'In sync',
    ignored: 'Ignored',
    drifted: 'Differs',
    extra: 'Not in Git',
    missing: 'Not in the cluster',
    unknown: 'Not compared',
  },
  sync: {
    synced: 'Synced',
    outOfSync: 'Out of sync',
    unknown: 'Sync unknown',
  },
  health: {
    healthy: 'Healthy',
    suspended: 'Suspended',
    progressing: 'Progressing',
    missing: 'Missing',
    degraded: 'Degraded',
    unknown: 'Health unknown',
  },
  source: {
    argocd: 'Argo CD',
    flux: 'Flux',
    terraform: 'Terraform',
    opentofu: 'OpenTofu',
  },
  phase: {
    running: 'Running',
    terminating: 'Stopping',
    succeeded: 'Succeeded',
    failed: 'Failed',
    error: 'Ended with an error',
  },
  operation: 'Last operation: {{phase}}',
  lastDeploy: 'Last deploy {{duration}} ago',
  byAuthor: 'by {{author}}',
  never: 'Never compared',
  noReport: 'No plan has been reported yet',
  comparedStale: 'Last compared {{time}}: it may no longer be so',
  plannedStale: 'Last planned {{time}}: it may no longer be so',
  since: 'since {{moment}}',
  /** The change may be older than the moment at which it was first seen. */
  sinceSeen: 'seen since {{moment}}',
  more_one: '{{count}} more in the details',
  more_other: '{{count}} more in the details',
  value: {
    masked: 'secret',
    afterApply: 'known after apply',
    absent: 'not set',
  },
} as const;
