import type { Zod } from './zod';

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/;
const RESOURCE = /^[A-Za-z0-9][A-Za-z0-9./_-]{0,316}$/;

/** Inputs of the action that changes a quota. */
export const quotaChangeInput = {
  entityRef: (z: Zod) =>
    z
      .string()
      .describe(
        'Entity whose quota it is, for example component:default/fraud',
      ),
  cluster: (z: Zod) =>
    z
      .string()
      .regex(NAME)
      .optional()
      .describe(
        'Cluster of the namespace; for the texts, and checked against the entity',
      ),
  namespace: (z: Zod) =>
    z.string().regex(NAME).describe('Namespace that the quota limits'),
  resource: (z: Zod) =>
    z
      .string()
      .regex(RESOURCE)
      .describe(
        'Resource or quota key: nvidia.com/gpu, cpu, limits.memory, deviceclass/gpu.nvidia.com',
      ),
  flavor: (z: Zod) =>
    z
      .string()
      .regex(NAME)
      .optional()
      .describe('Flavour of a Kueue ClusterQueue, where it has several'),
  object: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        '<kind>/<name>, where the file has several quotas that could be meant',
      ),
  amount: (z: Zod) =>
    z
      .union([z.string(), z.number()])
      .describe('The new quota as a Kubernetes quantity: 16, 1500m, 64Gi'),
  reason: (z: Zod) =>
    z
      .string()
      .min(10)
      .max(500)
      .describe('Why, for whoever reviews it; 10 to 500 characters'),
  documentUrl: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        "URL of the file with the quota; the entity's annotation decides, this must be the same",
      ),
  observed: (z: Zod) =>
    z
      .object({
        used: z.string().max(64).optional(),
        waiting: z.string().max(64).optional(),
        nodesFree: z.string().max(64).optional(),
        at: z.string().max(64).optional(),
      })
      .optional()
      .describe('What the form saw on the cluster, for whoever reviews it'),
};

/** Outputs of the action that changes a quota. Where nothing changes: changed, title and description alone. */
export const quotaChangeOutput = {
  changed: (z: Zod) =>
    z.boolean().describe('False where the quota is what it is to be'),
  host: (z: Zod) =>
    z
      .enum(['local', 'github', 'other'])
      .optional()
      .describe('Who keeps the repository'),
  repository: (z: Zod) =>
    z
      .object({
        name: z.string(),
        sourcePath: z.string().describe('Folder of the workspace'),
        targetPath: z.string().describe('Folder of the repository'),
        gitUrl: z.string(),
        branch: z.string(),
        repoUrl: z
          .string()
          .optional()
          .describe('On GitHub: host?owner=…&repo=…'),
        basedOn: z
          .record(z.string())
          .optional()
          .describe('In local repositories: the id of the file as it was read'),
      })
      .optional()
      .describe('Where the file goes, in the words of the publish steps'),
  path: (z: Zod) =>
    z.string().optional().describe('Path of the file in the repository'),
  branchName: (z: Zod) =>
    z.string().optional().describe('Branch for a pull request'),
  title: (z: Zod) => z.string().describe('What was asked for, in one line'),
  description: (z: Zod) =>
    z.string().describe('The same in Markdown, with reason and difference'),
  diff: (z: Zod) => z.string().optional().describe('What changes in the file'),
  from: (z: Zod) => z.string().optional().describe('The quota before'),
  to: (z: Zod) => z.string().optional().describe('The quota after'),
};
