/** What can be the matter with a quota, and what to do about it: one text and one remedy for each code. */
export const gpuQuotaFindings = {
  noReason: 'no reason given',
  nothingServed: 'no accelerators',
  text: {
    namespaceMissing: 'The cluster has no such namespace',
    noQuota: 'Neither a quota nor a queue limits this namespace',
    notLimited: 'There is a quota, but it does not limit {{subject}}',
    keyNotServed: 'The quota limits {{keys}}, but no node serves that',
    invalidQuantity: '{{object}} says “{{value}}” for {{key}}',
    overQuota: '{{used}} of {{hard}} {{subject}} are used: over the limit',
    nearQuota: '{{used}} of {{hard}} {{subject}} are used',
    notEnoughNodes:
      'The quota allows {{hard}} {{subject}}, all nodes together have {{allocatable}}',
    waiting_one: '{{count}} job waits for {{amount}} {{subject}}',
    waiting_other: '{{count}} jobs wait for {{amount}} {{subject}}',
    idleHolders_one:
      '{{count}} workload holds {{amount}} {{subject}} without using them, while others wait',
    idleHolders_other:
      '{{count}} workloads hold {{amount}} {{subject}} without using them, while others wait',
    queueStopped: 'The queue {{queue}} takes nothing in',
    queueInactive: 'The queue {{queue}} is not active',
    unknown: 'Not everything could be read: {{source}}',
  },
  remedy: {
    namespaceMissing:
      'Create the workspace, or correct the annotation backstage.io/kubernetes-namespace of the entity.',
    noQuota:
      'Anyone here can take every free accelerator, and nothing is kept for you. Ask for a quota.',
    notLimited:
      'Everyone here can take as many as are free. Add the key {{quotaKey}} to the quota.',
    keyNotServed:
      'Its use stays 0 for ever and the accelerators that exist are not limited. The nodes serve: {{served}}. Correct the key.',
    invalidQuantity:
      'That is no Kubernetes quantity (8, 500m, 64Gi), so it is left out here. Correct it where it is written.',
    keyNotServedNow:
      'Where the node pool is scaled to zero, nothing is wrong. Otherwise correct the key: the nodes serve {{served}}.',
    overQuota:
      'What runs goes on, nothing new starts. Free some, or request more.',
    nearQuota: 'Little is left. Free what is not needed, or request more soon.',
    notEnoughNodes:
      'The quota cannot be met by the nodes there are. Ask the platform team for nodes, or lower the quota.',
    waiting:
      '“What waits” in the details says why. Free some, or request more.',
    idleHolders:
      'Stop or repair them: “Who holds them” in the details says how one can tell.',
    queueStopped:
      'The platform team has stopped it ({{reason}}). Ask when it goes on.',
    queueInactive:
      'Its ClusterQueue {{clusterQueue}} does not work ({{reason}}). Ask the platform team.',
    unknown: 'What is missing is shown as unknown, not as zero.',
  },
} as const;
