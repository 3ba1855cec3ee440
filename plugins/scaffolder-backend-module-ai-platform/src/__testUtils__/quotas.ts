import type { Entity } from '@backstage/catalog-model';

/** Path of the file with the quotas of the fraud team. */
export const QUOTA_PATH = 'workspaces/fraud/manifests/quota.yaml';

/** The file with the quotas of the fraud team. */
export const QUOTA_YAML = `# Quotas of the fraud team. Ask in #ml-platform.
apiVersion: v1
kind: ResourceQuota
metadata:
  name: compute
  namespace: fraud
spec:
  hard:
    # two nodes; see the budget of 2026
    requests.nvidia.com/gpu: "8"

    requests.memory: 512Gi # all of them
---
apiVersion: kueue.x-k8s.io/v1beta2
kind: ClusterQueue
metadata:
  name: fraud
spec:
  resourceGroups:
    - coveredResources: [nvidia.com/gpu]
      flavors:
        - name: h100
          resources: [{ name: nvidia.com/gpu, nominalQuota: 8 }]
        - name: l4
          resources: [{ name: nvidia.com/gpu, nominalQuota: 16 }]
`;

/** A component whose quota lies in a file. */
export function aComponent(
  documentUrl: string | undefined,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      ...{ name: 'fraud-detector', namespace: 'default' },
      annotations: {
        'backstage.io/kubernetes-namespace': 'fraud',
        'backstage.io/kubernetes-cluster': 'sandbox',
        'ai-platform/stage': 'dev',
        ...(documentUrl && { 'ai-platform/quota-document': documentUrl }),
        ...annotations,
      },
    },
    spec: {
      ...{ type: 'model-service', lifecycle: 'production' },
      owner: 'group:default/fraud-ml',
    },
  };
}
