import { z } from 'zod';
import { ACCELERATOR_TYPES } from './accelerators';
import { OWNER_REF_PATTERN } from './entityRef';
import { GIT_URL_PATTERN } from './gitUrl';
import { API_VERSION } from './labels';
import { platformSchema } from './platformSchema';
import {
  CAPACITIES,
  CLOUDS,
  LAYOUTS,
  PROFILES,
  SHARINGS,
  STAGES,
  TAINT_EFFECTS,
} from './vocabulary';

const LABEL_KEY =
  /^(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
// No control characters: they cannot be shown, and some tag stores refuse them.
const PRINTABLE = /^[^\p{Cc}\p{Zl}\p{Zp}\ufeff]*$/u;

/** A name that is safe as DNS label, file name and cloud resource name. */
export const dnsLabel = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[a-z](?:[-a-z0-9]*[a-z0-9])?$/);

const labelsSchema = z.record(
  z.string().regex(LABEL_KEY),
  z.string().regex(LABEL_VALUE),
);

const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(PRINTABLE)
    .refine(value => value.trim() === value, 'begins or ends with a space');

const metadataSchema = z
  .object({
    name: dnsLabel(40).describe(
      'Name of the environment, unique on the platform: lower-case letters, digits and dashes, beginning with a letter, at most 40 characters, for example fraud-dev.',
    ),
    project: dnsLabel(40).describe(
      'Project that the environment belongs to, a DNS label of at most 40 characters, for example fraud.',
    ),
    owner: z
      .string()
      .max(200)
      .regex(OWNER_REF_PATTERN)
      .describe(
        'Owning group or user as an entity reference, for example group:default/fraud-ml.',
      ),
    department: text(63).describe(
      'Department that pays, at most 63 characters, for example risk.',
    ),
    costCenter: text(63).describe(
      'Cost centre as text, at most 63 characters; put quotes around a number, for example "4711".',
    ),
    description: text(500)
      .optional()
      .describe('What the environment is for, at most 500 characters.'),
    labels: labelsSchema
      .optional()
      .describe(
        'More labels, in Kubernetes syntax: up to 63 letters, digits, dots, dashes and underscores.',
      ),
  })
  .strict()
  .describe('Who the environment is for.');

const networkSchema = z
  .object({
    cidr: z
      .string()
      .regex(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/)
      .describe(
        'IPv4 range of the network in CIDR notation, for example 10.40.0.0/16.',
      ),
    zones: z
      .number()
      .int()
      .min(1)
      .max(3)
      .optional()
      .describe('Number of availability zones, 1 to 3.'),
    privateApi: z
      .boolean()
      .optional()
      .describe('true keeps the API server off the internet.'),
    apiAllowedCidrs: z
      .array(z.string().regex(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/))
      .optional()
      .describe('Ranges in CIDR notation that may reach a public API server.'),
    domain: z
      .string()
      .max(190)
      .regex(
        /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)+$/,
      )
      .optional()
      .describe(
        'DNS domain of the services, for example fraud-dev.ai.example.com.',
      ),
  })
  .strict()
  .describe('Network of the environment.');

const acceleratorSchema = z
  .object({
    type: z
      .enum(ACCELERATOR_TYPES)
      .describe(`Accelerator id, one of ${ACCELERATOR_TYPES.join(', ')}.`),
    count: z
      .number()
      .int()
      .min(1)
      .max(16)
      .describe('Accelerators a node, 1 to 16.'),
    sharing: z
      .enum(SHARINGS)
      .optional()
      .describe('How one device is divided: none, mig or time-slicing.'),
    migProfile: z
      .string()
      .regex(/^[1-7]g\.\d{1,3}gb$/)
      .optional()
      .describe('MIG profile with sharing: mig, for example 1g.10gb.'),
    replicas: z
      .number()
      .int()
      .min(2)
      .max(48)
      .optional()
      .describe(
        'Pods that share one device with sharing: time-slicing, 2 to 48.',
      ),
  })
  .strict()
  .describe('Accelerators of the pool; leave it out for a CPU pool.');

const taintSchema = z
  .object({
    key: z
      .string()
      .regex(LABEL_KEY)
      .describe('Key of the taint, for example example.com/team.'),
    value: z
      .string()
      .regex(LABEL_VALUE)
      .optional()
      .describe('Value of the taint, in label value syntax.'),
    effect: z
      .enum(TAINT_EFFECTS)
      .describe('NoSchedule, PreferNoSchedule or NoExecute.'),
  })
  .strict()
  .describe('A taint { key, value, effect }.');

const nodePoolSchema = z
  .object({
    name: dnsLabel(20).describe(
      'Name of the pool: lower-case letters, digits and dashes, at most 20 characters, unique in the environment.',
    ),
    machine: z
      .string()
      .max(60)
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
      .describe(
        'Machine type of the cloud, for example m7i.xlarge, n2-standard-4 or Standard_D4s_v5.',
      ),
    min: z
      .number()
      .int()
      .min(0)
      .max(1000)
      .optional()
      .describe('Fewest nodes, 0 to 1000.'),
    max: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('Most nodes, 1 to 1000.'),
    capacity: z
      .enum(CAPACITIES)
      .optional()
      .describe('on-demand, or spot for work that survives a lost node.'),
    diskGb: z
      .number()
      .int()
      .min(30)
      .max(16000)
      .optional()
      .describe('Boot disk in GB, 30 to 16000.'),
    accelerator: acceleratorSchema.optional(),
    labels: labelsSchema
      .optional()
      .describe('More node labels, in Kubernetes syntax.'),
    taints: z.array(taintSchema).max(20).optional().describe('More taints.'),
  })
  .strict()
  .describe('A pool of equal nodes: { name, machine, … }.');

const gitopsSchema = z
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

const iacSchema = z
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

const budgetSchema = z
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

const specSchema = z
  .object({
    stage: z.enum(STAGES).describe(`One of ${STAGES.join(', ')}.`),
    cloud: z.enum(CLOUDS).describe(`One of ${CLOUDS.join(', ')}.`),
    account: z
      .string()
      .min(1)
      .max(64)
      .describe(
        'AWS account number (12 digits, in quotes), Google Cloud project id or Azure subscription id.',
      ),
    region: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/)
      .describe('Region of the cloud, for example eu-central-1.'),
    profile: z
      .enum(PROFILES)
      .describe(
        `Canonical template that fills what is left out, one of ${PROFILES.join(
          ', ',
        )}.`,
      ),
    network: networkSchema,
    kubernetes: z
      .object({
        version: z
          .string()
          .regex(/^1\.\d{2}$/)
          .optional()
          .describe('Kubernetes minor version in quotes, for example "1.34".'),
      })
      .strict()
      .optional()
      .describe('The control plane.'),
    nodePools: z
      .array(nodePoolSchema)
      .min(1)
      .max(30)
      .optional()
      .describe('Node pools; they replace those of the profile.'),
    platform: platformSchema.optional(),
    gitops: gitopsSchema.optional(),
    iac: iacSchema.optional(),
    budget: budgetSchema.optional(),
  })
  .strict()
  .describe('What the environment is.');

/**
 * An AI environment as people write it: only what has no sensible default is required.
 * `parseEnvironment` fills the rest and checks what a schema cannot.
 * @public
 */
export const environmentSchema = z
  .object({
    apiVersion: z
      .literal(API_VERSION)
      .describe(`Version of the document format: ${API_VERSION}.`),
    kind: z.literal('Environment').describe('Kind of document: Environment.'),
    metadata: metadataSchema,
    spec: specSchema,
  })
  .strict()
  .describe('A Flagstone AI environment.');

/** An environment before anything is filled in. @public */
export type EnvironmentInput = z.input<typeof environmentSchema>;
