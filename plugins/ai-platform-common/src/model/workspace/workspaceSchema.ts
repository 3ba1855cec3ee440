import { z } from 'zod';
import { gitopsSchema } from '../deliverySchemas';
import { API_VERSION } from '../labels';
import { metadataSchema } from '../metadataSchema';
import { dnsLabel } from '../textSchemas';
import { STAGES } from '../vocabulary';
import { amount, count } from './amountSchemas';
import { EXTENDED_RESOURCE } from './extendedResource';

const quotaSchema = z
  .object({
    accelerators: z
      .record(
        z.string().regex(EXTENDED_RESOURCE),
        count().describe(
          'A whole number of devices, 0 to 999999, for example 8.',
        ),
      )
      .optional()
      .describe(
        'Devices by extended resource, as nodes advertise them, for example nvidia.com/gpu: 8. The whole devices that Flagstone knows and that are not named here are not allowed.',
      ),
    cpu: amount()
      .optional()
      .describe('CPUs as a Kubernetes quantity, for example 64 or 500m.'),
    memory: amount()
      .optional()
      .describe('Memory as a Kubernetes quantity, for example 256Gi.'),
    storage: amount()
      .optional()
      .describe(
        'Storage of all volumes as a Kubernetes quantity, for example 1Ti.',
      ),
    pods: count()
      .optional()
      .describe('A whole number of pods, 0 to 999999, for example 100.'),
  })
  .strict()
  .describe('How much the pods may ask for together.');

const defaultsSchema = z
  .object({
    cpu: amount()
      .optional()
      .describe('CPUs as a Kubernetes quantity, for example 500m.'),
    memory: amount()
      .optional()
      .describe('Memory as a Kubernetes quantity, for example 1Gi.'),
    limits: z
      .object({
        cpu: amount()
          .optional()
          .describe('Most CPUs as a Kubernetes quantity, for example 4.'),
        memory: amount()
          .optional()
          .describe('Most memory as a Kubernetes quantity, for example 8Gi.'),
      })
      .strict()
      .optional()
      .describe('What such a container may grow to; none unless given.'),
  })
  .strict()
  .describe('What a container gets that says nothing itself.');

const queueSchema = z
  .object({
    name: dnsLabel(63)
      .optional()
      .describe('Name of the LocalQueue, a DNS label, for example default.'),
    clusterQueue: z
      .string()
      .max(253)
      .regex(/^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/)
      .optional()
      .describe('Name of the ClusterQueue, for example fraud-dev.'),
  })
  .strict()
  .describe('Way into a queue of Kueue.');

const specSchema = z
  .object({
    environment: dnsLabel(40).describe(
      'Name of the environment whose cluster it lies on, for example fraud-dev.',
    ),
    stage: z.enum(STAGES).describe(`One of ${STAGES.join(', ')}.`),
    namespace: z
      .string()
      .max(63)
      .regex(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/)
      .optional()
      .describe(
        'Namespace in the cluster: lower-case letters, digits and dashes, at most 63 characters.',
      ),
    quota: quotaSchema,
    defaults: defaultsSchema.optional(),
    queue: queueSchema.optional(),
    gitops: gitopsSchema.optional(),
  })
  .strict()
  .describe('What the workspace is.');

/**
 * A workspace as people write it. `parseWorkspace` fills what is left out and checks what a schema cannot.
 * @public
 */
export const workspaceSchema = z
  .object({
    apiVersion: z
      .literal(API_VERSION)
      .describe(`Version of the document format: ${API_VERSION}.`),
    kind: z.literal('Workspace').describe('Kind of document: Workspace.'),
    metadata: metadataSchema({ noun: 'workspace', example: 'fraud-training' }),
    spec: specSchema,
  })
  .strict()
  .describe('A Flagstone workspace.');

/** A workspace before anything is filled in. @public */
export type WorkspaceInput = z.input<typeof workspaceSchema>;
