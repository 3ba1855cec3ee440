import {
  ratio,
  type Quantity,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { totalOf, type BarParts } from './barParts';

/** The parts of a bar that look different. */
export type BarPart =
  | 'running'
  | 'usedWaiting'
  | 'admitted'
  | 'others'
  | 'waiting'
  | 'over'
  | 'borrowed';

/** A part of a bar, in shares of its width. */
export interface BarSegment {
  part: BarPart;
  start: number;
  width: number;
}

const least = (a: Quantity, b: Quantity) => (a < b ? a : b);
const most = (a: Quantity, b: Quantity) => (a > b ? a : b);

/** Where the parts of a bar lie, and where its limit; all between 0 and 1. */
export function barSegments(parts: BarParts): {
  segments: BarSegment[];
  limit?: number;
} {
  const { running, usedWaiting, admitted, others, waiting, hard } = parts;
  const scale = most(totalOf(parts), hard ?? parts.capacity);
  const segments: BarSegment[] = [];
  let start = 0n;
  const add = (part: BarSegment['part'], amount: Quantity) => {
    if (amount <= 0n) return;
    segments.push({
      part,
      start: ratio(start, scale),
      width: ratio(amount, scale),
    });
    start += amount;
  };
  const within = hard === undefined ? running : least(running, hard);
  add('running', within);
  add(parts.mayBorrow ? 'borrowed' : 'over', running - within);
  add('usedWaiting', usedWaiting);
  add('admitted', admitted);
  add('others', others);
  add('waiting', waiting);
  return {
    segments,
    limit: hard === undefined ? undefined : ratio(hard, scale),
  };
}
