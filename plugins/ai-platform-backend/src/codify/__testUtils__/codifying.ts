import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type {
  ApplicationFacts,
  JsonValue,
  ManagedResourceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  createCodifier,
  type Codifier,
  type CodifyRequest,
} from '../createCodifier';

/** Path of the manifest in its repository. */
export const PATH = 'apps/detector/deployment.yaml';

export const MANIFEST = `# Serves the fraud model.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: detector
spec:
  replicas: 2 # enough for May
  template:
    spec:
      containers:
        - name: server
          image: detector:1.4.0
`;
export const IMAGE = 'spec.template.spec.containers[name=server].image';

/** What is tested, with this configuration. */
export function aCodifier(
  data: JsonObject,
  logger = mockServices.logger.mock(),
): Codifier {
  return createCodifier({ config: mockServices.rootConfig({ data }), logger });
}

/** An Application of one source, the folder `apps/detector`. */
export function anApplication(
  repoUrl: string,
  source: Partial<ApplicationFacts['sources'][number]> = {},
): ApplicationFacts {
  return {
    ...{ namespace: 'argocd', name: 'fraud-detector', resourceVersion: '7' },
    ...{ project: 'default', destination: { namespace: 'fraud' } },
    sources: [{ repoUrl, path: 'apps/detector', ...source }],
    ...{ multiSource: false, sync: 'outOfSync', revisions: [] },
    ...{ automated: false, autoPrune: false, selfHeal: false },
    health: 'healthy',
    ...{ ignoreDifferences: [], syncOptions: [], conditions: [] },
    ...{ history: [], resources: [] },
  };
}

function aDeployment(replicas: number, image: string): JsonValue {
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
    metadata: { name: 'detector' },
    spec: {
      replicas,
      template: { spec: { containers: [{ name: 'server', image }] } },
    },
  };
}

/** The Deployment that somebody scaled and gave another image. */
export function aDriftedDeployment(): ManagedResourceFacts {
  const target = aDeployment(2, 'detector:1.4.0');
  const have = aDeployment(5, 'detector:1.5.0');
  return {
    ...{ group: 'apps', kind: 'Deployment', namespace: 'fraud' },
    ...{ name: 'detector', hook: false, want: target, target },
    ...{ have, live: have },
  };
}

/** What Ada asks for: both fields, in earnest. */
export function aCodifyRequest(
  application: ApplicationFacts,
  changes: Partial<CodifyRequest> = {},
): CodifyRequest {
  const at = '2026-10-06T14:02:11Z';
  return {
    application,
    resource: aDriftedDeployment(),
    differences: [
      {
        path: 'spec.replicas',
        who: { manager: 'kubectl', operation: 'scale', at },
      },
      { path: IMAGE, who: { manager: 'kubectl-edit', at } },
    ],
    person: 'user:default/ada',
    reason: 'Twice the requests since Monday.',
    ...{ at: Date.parse(at), dryRun: false },
    ...changes,
  };
}
