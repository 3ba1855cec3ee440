import type { Texts } from '../useTexts';
import { formatAmount } from './amounts';
import type { BarParts } from './barParts';
import type { BarPart } from './barSegments';

/** One number beside a bar, with the look that it has in the bar. */
export interface LegendItem {
  part?: BarPart | 'limit';
  text: string;
}

/** The numbers of a bar in words; what is 0 and says nothing is left out. */
export function legend(t: Texts, parts: BarParts): LegendItem[] {
  const { running, usedWaiting, admitted, others, waiting, hard, free } = parts;
  const used = running + usedWaiting;
  const text = (
    name: Exclude<BarPart, 'running'> | 'used' | 'hard' | 'free',
    amount: bigint,
  ) => t(`gpuQuota.bar.${name}`, { amount: formatAmount(amount) });
  const over = hard === undefined ? 0n : used - hard;
  const overPart = parts.mayBorrow ? 'borrowed' : 'over';
  const limitText =
    hard === undefined
      ? t(`gpuQuota.bar.${parts.limitUnknown ? 'limitUnknown' : 'noLimit'}`)
      : text('hard', hard);
  const items: (LegendItem | false)[] = [
    { part: 'running', text: text('used', used) },
    over > 0n && { part: overPart, text: text(overPart, over) },
    usedWaiting > 0n && {
      part: 'usedWaiting',
      text: text('usedWaiting', usedWaiting),
    },
    admitted > 0n && { part: 'admitted', text: text('admitted', admitted) },
    others > 0n && { part: 'others', text: text('others', others) },
    waiting > 0n && { part: 'waiting', text: text('waiting', waiting) },
    { part: hard === undefined ? undefined : 'limit', text: limitText },
    free !== undefined && { text: text('free', free) },
  ];
  return items.filter(item => item !== false);
}
