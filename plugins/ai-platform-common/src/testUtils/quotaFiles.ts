import { changeQuota } from '../quotaChange/changeQuota';
import type { QuotaChange } from '../quotaChange/quotaChange';
import { QuotaChangeError } from '../quotaChange/quotaChangeError';

/** ResourceQuotas of two teams, in two styles. */
export const QUOTAS = `# Quotas of the fraud team
apiVersion: v1
kind: ResourceQuota
metadata:
  name: compute
  namespace: fraud
  labels: { flagstone.dev/stage: prod }
spec:
  hard:
    # agreed with finance
    requests.nvidia.com/gpu: "8" # two nodes
    requests.cpu: 200

    limits.cpu: 400
    pods: 100
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: compute, namespace: vision }
spec: { hard: { requests.nvidia.com/gpu: 4, memory: 64Gi } }
`;

/** A ClusterQueue with two flavours. */
export const QUEUE = `apiVersion: kueue.x-k8s.io/v1beta1
kind: ClusterQueue
metadata:
  name: fraud
spec:
  resourceGroups:
    - coveredResources: [cpu, nvidia.com/gpu]
      flavors:
        - name: h100
          resources:
            - { name: cpu, nominalQuota: 64 }
            - name: nvidia.com/gpu
              nominalQuota: 8
        - name: l4
          resources:
            - { name: cpu, nominalQuota: 32 }
            - name: nvidia.com/gpu
              nominalQuota: '16' # cheap
`;

/** A change of the GPUs of the fraud team to 16, with changes laid over it. */
export function aQuotaChange(changes: Partial<QuotaChange> = {}): QuotaChange {
  return {
    ...{ namespace: 'fraud', resource: 'nvidia.com/gpu', amount: 16 },
    ...changes,
  };
}

/** What is said of a change that is refused. */
export function refusalOf(text: string, changes: Partial<QuotaChange> = {}) {
  try {
    changeQuota(text, aQuotaChange(changes));
  } catch (error) {
    if (error instanceof QuotaChangeError) return error.refusal;
    throw error;
  }
  throw new Error('It was not refused');
}
