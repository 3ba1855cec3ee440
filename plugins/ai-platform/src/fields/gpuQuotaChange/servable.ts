import {
  formatQuantity,
  parseQuantity,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { amountOf } from '../../quota/amounts';
import type { QuotaChoice } from './quotaChoices';

/** Whether what is asked for would be of use, the best first. */
export type Servable =
  | { code: 'same'; amount: string }
  | { code: 'less' }
  | { code: 'belowUse'; used: string; amount: string }
  | { code: 'yes' | 'later'; more: string; free: string }
  | { code: 'perhaps'; allocatable: string }
  | { code: 'unknown' }
  | { code: 'never'; amount: string; allocatable: string };

/**
 * Whether the nodes could serve the new amount, from what all of them have and what is free on them. Undefined where
 * there is no amount, and for what no nodes are known to have, such as processors.
 */
export function servable(
  { hard, used, accelerator, compute }: QuotaChoice,
  written: string | number | undefined,
): Servable | undefined {
  const amount = written === undefined ? undefined : parseQuantity(written);
  if (amount === undefined || amount < 0n) return undefined;
  const text = formatQuantity(amount);
  if (hard !== undefined && amount === amountOf(hard)) {
    return { code: 'same', amount: text };
  }
  if (hard !== undefined && amount < amountOf(hard)) {
    return amountOf(used) > amount
      ? { code: 'belowUse', used, amount: text }
      : { code: 'less' };
  }
  if (compute) return undefined;
  const nodes = accelerator?.nodes;
  if (!nodes) return { code: 'unknown' };
  const { allocatable, free } = nodes;
  if (amount > amountOf(allocatable)) {
    return { code: 'never', amount: text, allocatable };
  }
  if (free === undefined) return { code: 'perhaps', allocatable };
  const more = amount > amountOf(used) ? amount - amountOf(used) : 0n;
  return {
    code: more <= amountOf(free) ? 'yes' : 'later',
    ...{ more: formatQuantity(more), free },
  };
}
