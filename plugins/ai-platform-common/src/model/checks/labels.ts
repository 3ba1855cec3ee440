import type { Environment } from '../environment';
import type { Issue, IssuePath } from '../issue';
import { RESERVED_LABEL_PREFIX } from '../labels';
import { fault, type Check } from './check';

// The kubelet may not set these itself, so node pools with them do not join (NodeRestriction).
const KUBERNETES_OWN = /(?:^|\.)(?:kubernetes\.io|k8s\.io)\//;

function reserved(key: string): string | undefined {
  if (key.startsWith(RESERVED_LABEL_PREFIX)) return 'Flagstone';
  return KUBERNETES_OWN.test(key) ? 'Kubernetes' : undefined;
}

/** Faults of label or taint keys that have a prefix of somebody else. */
export function labelKeyIssues(keys: string[], path: IssuePath): Issue[] {
  return keys.flatMap(key => {
    const owner = reserved(key);
    return owner
      ? [
          fault(
            [...path, key],
            `has a prefix that belongs to ${owner}.`,
            'Use a prefix of your own, for example example.com/team.',
          ),
        ]
      : [];
  });
}

function poolIssues({ spec }: Environment): Issue[] {
  return spec.nodePools.flatMap((pool, index) => {
    const path = ['spec', 'nodePools', index];
    return [
      ...labelKeyIssues(Object.keys(pool.labels), [...path, 'labels']),
      ...pool.taints.flatMap((taint, position) => {
        const found = labelKeyIssues([taint.key], []);
        const where = [...path, 'taints', position, 'key'];
        return found.map(issue => ({ ...issue, path: where }));
      }),
    ];
  });
}

/** Labels and taints stay out of the prefixes of Kubernetes and of Flagstone. */
export const labelsCheck: Check = {
  reads: ['metadata.labels', 'spec.nodePools'],
  run: environment => [
    ...labelKeyIssues(Object.keys(environment.metadata.labels), [
      'metadata',
      'labels',
    ]),
    ...poolIssues(environment),
  ],
};
