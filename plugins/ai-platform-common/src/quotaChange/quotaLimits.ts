import { z } from 'zod';
import { parseQuantity, type Quantity } from '../model/quantity';
import { STAGES, type Stage } from '../model/vocabulary';
import { formatFieldPath } from './fieldPath';
import { quotaResource } from './quotaResource';

const amountSchema = z
  .union([z.string(), z.number()])
  .refine(amount => (parseQuantity(amount) ?? -1n) >= 0n, {
    message:
      'must be a Kubernetes quantity of at least 0, for example 16 or 2Ti',
  });

const limitsSchema = z
  .object({
    dev: z.record(amountSchema),
    test: z.record(amountSchema),
    staging: z.record(amountSchema),
    prod: z.record(amountSchema),
    default: z.record(amountSchema),
  })
  .partial()
  .strict();

/**
 * The most that a namespace may get, by stage and resource; `default` is for stages that say nothing of a resource. A
 * resource without a limit is up to whoever reviews the change.
 * @public
 */
export type QuotaLimits = Partial<
  Record<Stage | 'default', Record<string, string | number>>
>;

/** The limit that a change has to keep. @public */
export interface QuotaLimit {
  /** A Kubernetes quantity. */
  max: string;
  /** The stages that it was the lowest of. */
  stages: Stage[];
}

/**
 * Reads the limits of a configuration; nothing there is no limits.
 *
 * @throws Error with every fault, each with its key
 * @public
 */
export function parseQuotaLimits(value: unknown): QuotaLimits {
  const parsed = limitsSchema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    [formatFieldPath(['limits', ...path]), message].join(' '),
  );
  throw new Error(faults.join('; '));
}

/**
 * The limit of a resource, if there is one. Where the stage is told in more than one place, the lowest limit of them
 * counts; where it is not told, or by a word that is no stage, the lowest of all stages.
 *
 * @param told - what the entity and the document say their stage is
 * @public
 */
export function quotaLimit(
  limits: QuotaLimits,
  resource: string,
  told: ReadonlyArray<string | undefined>,
): QuotaLimit | undefined {
  const stages = stagesOf(told);
  const found = stages.flatMap(stage => maxOf(limits, stage, resource) ?? []);
  const lowest = found.reduce<Max | undefined>(
    (least, each) => (least && least.quantity <= each.quantity ? least : each),
    undefined,
  );
  return lowest && { max: lowest.max, stages };
}

interface Max {
  max: string;
  quantity: Quantity;
}

function stagesOf(told: ReadonlyArray<string | undefined>): Stage[] {
  const words = told.filter(word => word !== undefined);
  const known = STAGES.filter(stage => words.includes(stage));
  const isSure =
    words.length > 0 && words.every(word => STAGES.some(each => each === word));
  return isSure ? known : [...STAGES];
}

/** What the stage says of the resource, or the default; of two spellings of one resource, the lower amount. */
function maxOf(
  limits: QuotaLimits,
  stage: Stage,
  resource: string,
): Max | undefined {
  const wanted = quotaResource(resource);
  for (const amounts of [limits[stage], limits.default]) {
    const found = Object.entries(amounts ?? {})
      .filter(([name]) => quotaResource(name) === wanted)
      .map(([, amount]) => ({
        max: String(amount),
        quantity: parseQuantity(amount) ?? 0n,
      }))
      .sort((a, b) => (a.quantity < b.quantity ? -1 : 1));
    if (found.length > 0) return found[0];
  }
  return undefined;
}
