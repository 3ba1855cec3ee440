import { z } from 'zod';
import { CAPACITIES, CLOUDS, PROFILES, STAGES } from '../model/vocabulary';
import { observedSchema, type Observed } from './observed';

const poolSchema = z.object({
  name: z.string(),
  machine: z.string(),
  min: z.number(),
  max: z.number(),
  capacity: z.enum(CAPACITIES),
  /** Absent where the catalogue does not know the machine. */
  cpu: z.number().optional(),
  memoryGib: z.number().optional(),
  accelerator: z
    .object({
      title: z.string(),
      /** Devices a node. */
      count: z.number(),
      /** Devices or parts of them that pods can ask for, a node. */
      allocatable: z.number(),
      resource: z.string(),
    })
    .optional(),
});

/** What a card shows of an environment. @public */
export const environmentSummarySchema = z.object({
  stage: z.enum(STAGES),
  cloud: z.enum(CLOUDS),
  account: z.string(),
  region: z.string(),
  profile: z.enum(PROFILES),
  kubernetesVersion: z.string(),
  cidr: z.string(),
  pools: z.array(poolSchema),
  /** Titles of the services, in the order in which they are deployed. */
  services: z.array(z.string()),
  gitops: z.object({ engine: z.string(), repoUrl: z.string() }),
  iacEngine: z.string(),
  budget: z.object({ monthly: z.number(), currency: z.string() }),
  warnings: z.array(z.string()),
});

/** What `GET /v1/entities/:namespace/:kind/:name/environment` answers. @public */
export const environmentViewSchema = z.object({
  /** Where the document lies; for people, so only http(s) becomes a link. */
  documentUrl: z.string(),
  environment: observedSchema(environmentSummarySchema),
});

/** @public */
export type EnvironmentSummary = z.infer<typeof environmentSummarySchema>;

/** @public */
export interface EnvironmentView {
  documentUrl: string;
  environment: Observed<EnvironmentSummary>;
}
