import type { ConfigApi } from '@backstage/frontend-plugin-api';
import {
  formatQuantity,
  parseQuantity,
  parseQuotaLimits,
  quotaLimit,
  STAGES,
  type QuotaLimits,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { amountOf } from '../../quota/amounts';
import type { QuotaChoice } from './quotaChoices';

/** What the platform allows; the backend refuses what is beyond it. */
export interface StageLimit {
  code: 'within' | 'beyond' | 'strictest';
  /** In a queue: what the other flavours leave, for the limit is on all of them. */
  max: string;
  stage: string;
}

/** The limits of the configuration; none where it has faults, which the backend names when it starts. */
export function quotaLimits(config: ConfigApi): QuotaLimits {
  try {
    return parseQuotaLimits(config.getOptional('aiPlatform.quota.limits'));
  } catch {
    return {};
  }
}

/** The limit on what is chosen, and whether the amount keeps it; what lowers a quota always does. */
export function limitOf(
  limits: QuotaLimits,
  { resource, hard, queue }: Pick<QuotaChoice, 'resource' | 'hard' | 'queue'>,
  request: { stage?: string; amount?: string | number },
): StageLimit | undefined {
  const { stage = '', amount } = request;
  const limit = quotaLimit(limits, resource, [request.stage]);
  if (!limit) return undefined;
  const max = roomIn(limit.max, queue);
  if (!STAGES.some(each => each === stage)) {
    return { code: 'strictest', max, stage };
  }
  const wanted = amount === undefined ? 0n : parseQuantity(amount) ?? 0n;
  const lowers = hard !== undefined && wanted < amountOf(hard);
  return {
    code: wanted > amountOf(max) && !lowers ? 'beyond' : 'within',
    ...{ max, stage },
  };
}

function roomIn(max: string, queue: QuotaChoice['queue']): string {
  if (!queue || queue.others.length === 0) return max;
  const others = queue.others.reduce(
    (sum, { nominal }) => sum + amountOf(nominal),
    0n,
  );
  const room = amountOf(max) - others;
  return formatQuantity(room > 0n ? room : 0n);
}
