import { formatPath } from '../paths';
import type { TerraformSide } from '../facts';
import type { JsonValue } from '../json';
import { nestsDeeper } from '../nestsDeeper';
import { isEqual, isHollow, isObject, memberOf, objectOf } from './planJson';
import { pairsOf } from './pairsOf';
import { sideOf } from './planSide';
import { secretMembers } from './secretMembers';

/** Deeper than any schema; what is below is told as a whole. */
const DEEPEST = 32;

/** A document in a text that is nested more deeply is told as a whole. */
const DEEPEST_TEXT = 200;

/** One field that differs. */
export interface ChangedField {
  path: string;
  want?: TerraformSide;
  have?: TerraformSide;
  /** One side is null and the other one empty: providers fill that in when they read, and nothing changed. */
  hollow: boolean;
}

const AFTER_APPLY: TerraformSide = { kind: 'afterApply' };

/** A value with its marks. */
export interface MarkedValue {
  value: JsonValue | undefined;
  /** `before_sensitive` or `after_sensitive`. */
  sensitive: JsonValue | undefined;
}

interface Comparison {
  path: readonly Step[];
  want: MarkedValue;
  have: MarkedValue;
  /** `after_unknown`: what is known after apply. */
  unknown: JsonValue | undefined;
}

type Step = { key: string } | { index: number };

function keyOf(step: Step): string | number {
  return 'index' in step ? step.index : step.key;
}

function childOf(parent: MarkedValue, key: string | number): MarkedValue {
  const { sensitive } = parent;
  return {
    value: memberOf(parent.value, key),
    sensitive: sensitive === true ? true : memberOf(sensitive, key),
  };
}

function hasUnknown(unknown: JsonValue | undefined): boolean {
  if (typeof unknown !== 'object' || unknown === null) return unknown === true;
  return Object.values(unknown).some(hasUnknown);
}

function parsed(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  if (nestsDeeper(value, DEEPEST_TEXT)) return undefined;
  try {
    const document: JsonValue = JSON.parse(value);
    return document;
  } catch {
    return undefined;
  }
}

/** Policies and container definitions are JSON in a text: what differs is one field of them. */
function opened({ want, have, ...rest }: Comparison): Comparison | undefined {
  if (want.sensitive === true || have.sensitive === true) return undefined;
  const wanted = parsed(want.value);
  const had = parsed(have.value);
  if (wanted === undefined || had === undefined) return undefined;
  return {
    ...rest,
    want: { value: wanted, sensitive: undefined },
    have: { value: had, sensitive: undefined },
  };
}

/** The parts to compare one by one; undefined for what is told as a whole. */
function partsOf(at: Comparison): Comparison[] | undefined {
  const { path, want, have, unknown } = at;
  if (path.length >= DEEPEST) return undefined;
  const part = (segment: Step): Comparison => ({
    path: [...path, segment],
    want: childOf(want, keyOf(segment)),
    have: childOf(have, keyOf(segment)),
    unknown: memberOf(unknown, keyOf(segment)),
  });
  if (isObject(want.value) && isObject(have.value)) {
    const secrets = new Set([
      ...secretMembers(want.value),
      ...secretMembers(have.value),
    ]);
    const keys = [want.value, have.value, objectOf(unknown)];
    return [...new Set(keys.flatMap(Object.keys))].map(key => {
      const child = part({ key });
      return secrets.has(key) ? masked(child) : child;
    });
  }
  const pairs = pairsOf(want.value, have.value, hasUnknown(unknown));
  return pairs?.map(({ index, inWant, inHave }) => ({
    ...part({ index }),
    ...(!inWant && { want: { value: undefined, sensitive: undefined } }),
    ...(!inHave && { have: { value: undefined, sensitive: undefined } }),
  }));
}

function masked(child: Comparison): Comparison {
  const mask = ({ value }: MarkedValue) => ({ value, sensitive: true });
  return { ...child, want: mask(child.want), have: mask(child.have) };
}

function fieldOf({ path, want, have, unknown }: Comparison): ChangedField {
  const secret = want.sensitive === true || have.sensitive === true;
  const known = unknown !== true;
  const told = (secrecy: boolean) => ({
    path: formatPath(path),
    want: known ? sideOf(want.value, secrecy || want.sensitive) : AFTER_APPLY,
    have: sideOf(have.value, secrecy || have.sensitive),
    hollow: known && isHollow(want.value) && isHollow(have.value),
  });
  const field = told(secret);
  // What differs is what was masked.
  return isEqual({ ...field.want }, { ...field.have }) ? told(true) : field;
}

function collect(at: Comparison, found: ChangedField[]): void {
  const { want, have, unknown } = at;
  const known = unknown !== true;
  if (known && !hasUnknown(unknown)) {
    if (isEqual(want.value ?? null, have.value ?? null)) return;
  }
  // Which attributes of a resource differ is no secret, even where all of their values are.
  const isWhole = at.path.length === 0;
  const secret =
    !isWhole && (want.sensitive === true || have.sensitive === true);
  const parts = known && !secret ? partsOf(at) : undefined;
  if (parts) {
    for (const part of parts) collect(part, found);
    return;
  }
  const inside = known && opened(at);
  const before = found.length;
  if (inside) collect(inside, found);
  // The same document, written differently.
  if (inside && found.length === before) {
    found.push({ ...fieldOf(at), hollow: true });
  } else if (!inside) {
    found.push(fieldOf(at));
  }
}

/**
 * The fields of a resource that differ, secrets masked. `unknown` is `after_unknown` where `want` is what a plan makes.
 */
export function changedFields(sides: {
  want: MarkedValue;
  have: MarkedValue;
  unknown?: JsonValue;
}): ChangedField[] {
  const found: ChangedField[] = [];
  collect({ path: [], unknown: undefined, ...sides }, found);
  return found.filter(({ path }) => path !== '');
}
