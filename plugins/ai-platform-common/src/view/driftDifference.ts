import { z } from 'zod';
import { DRIFT_NOISE, DRIFT_SEVERITIES } from './driftVocabulary';
import { linkSchema, timeSchema } from './texts';

/** One side of a difference; the side is absent where the field is not there. */
const valueSchema = z.discriminatedUnion('kind', [
  /** A scalar as YAML writes it, or a small structure as YAML; cut at 4,000 characters. */
  z.object({ kind: z.literal('value'), text: z.string() }),
  /** Secret: that both sides differ is all that is told. */
  z.object({ kind: z.literal('masked') }),
  /** Terraform: known after apply. */
  z.object({ kind: z.literal('afterApply') }),
]);

/** Who changed something, as far as the cluster or the run tells. */
export const actorSchema = z.object({
  /** Field manager (kubectl-edit, kubectl-scale, cluster-autoscaler), event source, or Terraform run. */
  manager: z.string(),
  /** How the manager wrote: Update, Apply; or the subresource: scale, status. */
  operation: z.string().optional(),
  at: timeSchema.optional(),
  link: linkSchema.optional(),
});

/** Why a difference is of no interest: what the source says, or a person's decision. */
export const ignoredSchema = z.object({
  by: z.enum(DRIFT_NOISE),
  /** Of a person's decision. */
  id: z.string().optional(),
  person: z.string().optional(),
  reason: z.string().optional(),
  until: timeSchema.optional(),
});

/** A field that differs. */
export const differenceSchema = z.object({
  /** `spec.template.spec.containers[name=server].image`; list members by their merge key, else by index. */
  path: z.string(),
  want: valueSchema.optional(),
  have: valueSchema.optional(),
  severity: z.enum(DRIFT_SEVERITIES),
  /** Id of the rule in the severity table that decided. */
  rule: z.string(),
  since: timeSchema.optional(),
  /** True where `since` is when it was first seen: the change may be older. */
  sinceSeen: z.boolean().optional(),
  who: actorSchema.optional(),
  ignored: ignoredSchema.optional(),
});
