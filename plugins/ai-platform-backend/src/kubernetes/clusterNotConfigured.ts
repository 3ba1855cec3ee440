import type { SourceProblem } from '@flagstone/backstage-plugin-ai-platform-common';

/** What is told of a cluster that an entity names and nobody knows. */
export const CLUSTER_NOT_CONFIGURED: SourceProblem = {
  code: 'notConfigured',
  message:
    'No cluster of this name is configured under kubernetes.clusterLocatorMethods.',
};
