import { quoted } from '../../emit/print/yaml';
import type { DriftValue } from '../../view/driftView';
import type { JsonValue } from '../json';
import {
  driftValue,
  LONGEST_TEXT,
  printedValue,
  type Bounds,
} from './driftValue';

/** Both sides of a difference; a side that is not there is absent. */
export interface DriftSides {
  want?: DriftValue;
  have?: DriftValue;
}

/** As far as values are read to find where they differ. */
const READ: Bounds = { leaves: 20_000, characters: 1_000_000 };
/** Begins a text of which the beginning is left out; no other text of a value begins so. */
const LEFT_OUT = '…\n';
/** So much at least is shown of what both sides have before they differ. */
const BEFORE = 200;
/** So much of what follows suffices to see how they differ. */
const AFTER = 20;

/** The text of a value as far as it is read; always in quotes where it is a text, so that two of them begin alike. */
function wholeText(value: JsonValue): string {
  return typeof value === 'string'
    ? quoted(value.slice(0, READ.characters))
    : printedValue(value, READ);
}

function opening(whole: string): string {
  return whole.startsWith('"') ? `${LEFT_OUT}"` : LEFT_OUT;
}

function cutFrom(whole: string, start: number): DriftValue {
  const text = `${opening(whole)}${whole.slice(start)}`;
  return { kind: 'value', text: text.slice(0, LONGEST_TEXT) };
}

/** Where both sides are cut: shortly before they differ, or before that where the end of the texts is near. */
function startOf(want: string, have: string): number {
  let at = 0;
  while (at < want.length && want[at] === have[at]) at += 1;
  const shown = LONGEST_TEXT - opening(want).length;
  const shorter = Math.min(want.length, have.length);
  const longer = Math.max(want.length, have.length);
  const end = shorter >= at + AFTER ? shorter : longer;
  return Math.max(Math.min(at - BEFORE, end - shown), 0);
}

function areCutAlike({ want, have }: DriftSides): boolean {
  return (
    want?.kind === 'value' &&
    have?.kind === 'value' &&
    want.text.length === LONGEST_TEXT &&
    want.text === have.text
  );
}

/**
 * Both sides as they are shown, each as `driftValue` does it. Those that differ only beyond what is shown are cut at the
 * front instead, both at the same place, so that it can be seen how they differ.
 */
export function driftSides(
  want: JsonValue | undefined,
  have: JsonValue | undefined,
): DriftSides {
  const sides = {
    ...(want !== undefined && { want: driftValue(want) }),
    ...(have !== undefined && { have: driftValue(have) }),
  };
  if (want === undefined || have === undefined || !areCutAlike(sides)) {
    return sides;
  }
  const whole = { want: wholeText(want), have: wholeText(have) };
  if (whole.want === whole.have) return sides;
  const start = startOf(whole.want, whole.have);
  return {
    want: cutFrom(whole.want, start),
    have: cutFrom(whole.have, start),
  };
}

/** True where the text is one that is shown of the value, however it was cut. */
export function showsValue(text: string, value: JsonValue): boolean {
  const shown = driftValue(value);
  if (shown.kind !== 'value') return false;
  if (text === shown.text) return true;
  if (!text.startsWith(LEFT_OUT)) return false;
  const whole = wholeText(value);
  const part = text.slice(opening(whole).length);
  return text.length < LONGEST_TEXT
    ? whole.endsWith(part)
    : whole.includes(part);
}
