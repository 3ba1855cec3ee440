/** Texts of the page on which somebody asks for another quota. */
export const gpuQuotaChange = {
  noEntity: 'Choose the component on the page before.',
  noDocument: 'Nobody has said where this quota lies in Git',
  noDocumentRemedy:
    'Add the annotation {{annotation}} to {{entityRef}}: the URL of the file that holds the quota.',
  document: 'The quota in Git',
  now: 'As it is now',
  noNamespaces:
    'No cluster shows a namespace of this component. What you write below is checked against Git alone.',
  place: '{{namespace}} on {{cluster}}',
  flavor: '{{title}}: flavour {{flavor}} of the queue {{queue}}',
  compute: '{{key}}: {{used}} used of {{hard}}',
  computeUnlimited: '{{key}}: {{used}} used, no limit',
  queue:
    'The queue has {{nominal}} of its own in this flavour and uses {{used}}, {{borrowed}} of them borrowed.',
  nodes:
    'The nodes have {{allocatable}} in all and {{free}} free; a pod gets at most {{largest}}.',
  nodesUsedUnknown:
    'The nodes have {{allocatable}} in all; a pod gets at most {{largest}}. How many are free cannot be read.',
  nodesUnknown: 'What the nodes have cannot be read.',
  fields: {
    namespace: 'Namespace',
    namespaceDescription: 'The namespace that the quota limits.',
    resource: 'What is counted',
    resourceDescription:
      'A resource or a quota key: nvidia.com/gpu, requests.cpu, limits.memory.',
    amount: 'New quota',
    amountDescription: 'A number, with a unit where there is one: 16, 64Gi.',
    amountDescriptionNow: 'It is {{hard}} now.',
    reason: 'Reason',
    reasonDescription:
      'What it is for, and for how long. Those who review it read it: {{length}} of 500 characters.',
  },
  missing: '{{field}} is required.',
  reasonTooShort: 'Write at least 10 characters.',
  servable: {
    yes: 'The nodes could serve it: {{free}} are free, and {{more}} more may be used.',
    later:
      'Only once others end: {{more}} more may be used, and {{free}} are free on the nodes.',
    perhaps:
      'It is within the {{allocatable}} that the nodes have; how many are free is not known.',
    never:
      'The nodes cannot serve it: {{amount}} is more than the {{allocatable}} that all of them have.',
    unknown: 'Whether the nodes could serve it is not known.',
    same: 'The quota is {{amount}} already: there is nothing to do.',
    belowUse:
      '{{used}} are used now. What runs goes on; nothing new starts until less than {{amount}} are used.',
    less: 'This lowers the quota; what is used stays within it.',
  },
  limit: {
    within: 'The stage {{stage}} allows up to {{max}}.',
    beyond:
      'It is more than the {{max}} that the stage {{stage}} allows, and will be refused. Ask for less, or talk to the platform team.',
    strictest:
      'The component does not say its stage. Unless the file in Git does, at most {{max}} are allowed.',
  },
} as const;
