import { z } from 'zod';
import { budgetSchema, gitopsSchema, iacSchema } from './deliverySchemas';
import { API_VERSION } from './labels';
import { metadataSchema } from './metadataSchema';
import { nodePoolSchema } from './nodePoolSchema';
import { platformSchema } from './platformSchema';
import { CLOUDS, PROFILES, STAGES } from './vocabulary';

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
    metadata: metadataSchema({ noun: 'environment', example: 'fraud-dev' }),
    spec: specSchema,
  })
  .strict()
  .describe('A Flagstone AI environment.');

/** An environment before anything is filled in. @public */
export type EnvironmentInput = z.input<typeof environmentSchema>;
