import { z } from 'zod';
import { ACCELERATOR_TYPES } from './accelerators';
import { dnsLabel, LABEL_KEY, LABEL_VALUE, labelsSchema } from './textSchemas';
import { CAPACITIES, SHARINGS, TAINT_EFFECTS } from './vocabulary';

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

/** A node pool as people write it. */
export const nodePoolSchema = z
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
