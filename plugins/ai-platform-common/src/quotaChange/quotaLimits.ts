import { z } from 'zod';
import { parseQuantity, type Quantity } from '../model/quantity';
import { STAGES, type Stage } from '../model/vocabulary';
import { describeResource } from '../quota/accelerators';
import { formatFieldPath } from '../yamlText/fieldPath';
import { isDeviceClass, quotaResource } from './quotaResource';

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
  /** The accelerator whose limit it is, for a DeviceClass that has none of its own. */
  standsIn?: string;
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
 * counts; where it is not told, or by a word that is no stage, the lowest of all stages. A DeviceClass without a limit of
 * its own has the strictest limit that the stage sets on an accelerator: which devices it hands out only the cluster knows.
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
  return (
    lowest && {
      ...{ max: lowest.max, stages },
      ...(lowest.resource !== quotaResource(resource) && {
        standsIn: lowest.resource,
      }),
    }
  );
}

interface Max {
  resource: string;
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

/** What the stage says of the resource, or what stands in for that. */
function maxOf(
  limits: QuotaLimits,
  stage: Stage,
  resource: string,
): Max | undefined {
  const wanted = quotaResource(resource);
  const all = maxima(limits, stage);
  const own = all.find(each => each.resource === wanted);
  if (own || !isDeviceClass(resource)) return own;
  return all.find(each => describeResource(each.resource) !== undefined);
}

/** The limits of a stage, the lowest first: what it says of a resource itself, or the default. */
function maxima(limits: QuotaLimits, stage: Stage): Max[] {
  const own = amountsOf(limits[stage]);
  const said = new Set(own.map(({ resource }) => resource));
  return [
    ...own,
    ...amountsOf(limits.default).filter(({ resource }) => !said.has(resource)),
  ].sort(
    (a, b) => Number(a.quantity > b.quantity) - Number(a.quantity < b.quantity),
  );
}

function amountsOf(amounts: QuotaLimits[Stage] = {}): Max[] {
  return Object.entries(amounts).map(([name, amount]) => ({
    resource: quotaResource(name),
    max: String(amount),
    quantity: parseQuantity(amount) ?? 0n,
  }));
}
