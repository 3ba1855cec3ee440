import { z } from 'zod';
import { GIT_URL_PATTERN } from './gitUrl';
import { LAYOUTS } from './vocabulary';

/** How the services are deployed. */
export const gitopsSchema = z
  .object({
    engine: z.enum(['argocd', 'flux']).optional().describe('argocd or flux.'),
    repoUrl: z
      .string()
      .max(500)
      .regex(GIT_URL_PATTERN)
      .optional()
      .describe(
        'URL of the Git repository platform-gitops-config, or of the one repository that holds everything; without credentials.',
      ),
    revision: z
      .string()
      .max(200)
      .regex(/^(?!-)(?!.*\.\.)(?!.*\/$)[A-Za-z0-9._/-]+$/)
      .optional()
      .describe('Branch, tag or commit that is deployed, for example main.'),
    cluster: z
      .string()
      .max(250)
      .regex(
        /^(?:https:\/\/[^\s"'`\\<>]+|[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)$/,
      )
      .optional()
      .describe(
        'Name or https URL under which Argo CD knows the cluster, for example fraud-dev or in-cluster.',
      ),
    layout: z
      .enum(LAYOUTS)
      .optional()
      .describe(
        'repositories (three of them) or monorepo (three folders of one).',
      ),
  })
  .strict()
  .describe('How the services are deployed.');

const stateSchema = z
  .object({
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/)
      .optional()
      .describe('AWS, Google Cloud: existing bucket for the state.'),
    region: z
      .string()
      .regex(/^[a-z0-9-]{2,40}$/)
      .optional()
      .describe('AWS: region of the bucket.'),
    kmsKey: z
      .string()
      .max(300)
      .regex(/^[A-Za-z0-9:/_.-]+$/)
      .optional()
      .describe(
        'AWS: ARN of the KMS key; Google Cloud: resource name of the key.',
      ),
    resourceGroup: z
      .string()
      .regex(/^[A-Za-z0-9._()-]{1,90}$/)
      .optional()
      .describe('Azure: resource group of the storage account.'),
    storageAccount: z
      .string()
      .regex(/^[a-z0-9]{3,24}$/)
      .optional()
      .describe(
        'Azure: storage account, 3 to 24 lower-case letters and digits.',
      ),
    container: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,62}$/)
      .optional()
      .describe('Azure: blob container.'),
  })
  .strict()
  .describe('Where the Terraform state lies.');

/** How the infrastructure is built. */
export const iacSchema = z
  .object({
    engine: z
      .enum(['terraform', 'opentofu'])
      .optional()
      .describe('terraform or opentofu.'),
    state: stateSchema.optional(),
    modules: z
      .object({
        source: z
          .string()
          .max(500)
          .regex(/^[^\s"'`\\<>${}%]+$/)
          .optional()
          .describe(
            'Folder or Git URL that holds eks_cluster_template, gke_cluster_template and aks_cluster_template.',
          ),
        version: z
          .string()
          .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/)
          .optional()
          .describe('Version of the modules, for example 1.0.0.'),
      })
      .strict()
      .optional()
      .describe('The Terraform modules that are instantiated.'),
  })
  .strict()
  .describe('How the infrastructure is built.');

const percentage = z.number().int().min(1).max(200);

/** What the environment may cost. */
export const budgetSchema = z
  .object({
    monthly: z
      .number()
      .min(0)
      .max(100_000_000)
      .optional()
      .describe('Amount a month, zero or more.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .describe('ISO 4217 currency code, for example USD.'),
    alertAt: z
      .union([percentage, z.array(percentage).min(1).max(5)])
      .optional()
      .describe('Percentages of the budget that send an alert, 1 to 200.'),
  })
  .strict()
  .describe('What the environment may cost.');
