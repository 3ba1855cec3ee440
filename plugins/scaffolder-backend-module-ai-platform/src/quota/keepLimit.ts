import { NotAllowedError } from '@backstage/errors';
import {
  parseQuantity,
  quotaLimit,
  type ChangedQuota,
  type QuotaLimit,
  type QuotaLimits,
} from '@flagstone/backstage-plugin-ai-platform-common';

/**
 * The limit of the stage on a resource, which the change keeps: in a queue with all of its flavours. What lowers a quota
 * is always within it.
 *
 * @param told - stages that the entity and the document name
 * @throws NotAllowedError where the new amount is beyond the limit
 */
export function keepLimit(
  limits: QuotaLimits,
  { resource, to, total = to, direction }: ChangedQuota,
  told: ReadonlyArray<string | undefined>,
): QuotaLimit | undefined {
  const limit = quotaLimit(limits, resource, told);
  if (!limit || direction === 'lower') return limit;
  if ((parseQuantity(total) ?? 0n) <= (parseQuantity(limit.max) ?? 0n)) {
    return limit;
  }
  const amount =
    total === to
      ? to
      : `${to}, which makes ${total} in all flavours of the queue,`;
  throw new NotAllowedError(
    `amount: ${amount} is more than the ${
      limit.max
    } of ${resource} that a namespace may get ${stagesOf(
      limit,
    )}. Ask for less, or have the platform team raise aiPlatform.quota.limits.`,
  );
}

/** Where the limit comes from, in words. */
export function stagesOf({ stages, standsIn }: QuotaLimit): string {
  const where =
    stages.length === 1
      ? `in the stage ${stages[0]}`
      : `in the strictest of the stages ${stages.join(', ')}`;
  return standsIn === undefined
    ? where
    : `${where}: that of ${standsIn}, the strictest of accelerators, since the DeviceClass has no limit of its own`;
}
