import { showsValue } from '../compare/driftSides';
import { driftValue, LONGEST_TEXT } from '../compare/driftValue';
import { equalJson } from '../compare/plainJson';
import { valueAtPath } from '../compare/valueAtPath';
import type { FieldComparison } from '../compare';
import type { ManagedResourceFacts } from '../facts';
import { parsePath } from '../paths';
import type { DriftNoise } from '../../view/driftVocabulary';
import { PRESENT, type CurrentValue } from './observation';

/** Both sides say the same in other words: what the cluster has stands for both. */
const SAME: readonly (DriftNoise | undefined)[] = ['equalQuantity', 'order'];

const overlaps = (a: string, b: string) => {
  const [outer, inner] = a.length <= b.length ? [a, b] : [b, a];
  return inner.startsWith(outer) && /^$|^[.[]/.test(inner.slice(outer.length));
};

/** What a field holds that does not differ; undefined where something hides whether it does. */
export function currentOfField(
  { want, have }: ManagedResourceFacts,
  path: string,
  comparisons: readonly FieldComparison[],
): CurrentValue | undefined {
  const segments = parsePath(path);
  if (!segments) return undefined;
  const noise = comparisons.filter(each => overlaps(each.path, path));
  if (noise.some(each => !SAME.includes(each.noise))) return undefined;
  const value = valueAtPath(have, segments);
  const isEqual = equalJson(valueAtPath(want, segments), value);
  if (!isEqual && noise.length === 0) return undefined;
  if (value === undefined) return { there: false };
  const shown = driftValue(value);
  if (shown.kind !== 'value') return { there: true };
  const { text } = shown;
  return text.length < LONGEST_TEXT
    ? { there: true, text }
    : { there: true, text, shows: cut => showsValue(cut, value) };
}

/** Whether a resource is there; undefined where it is on one side alone. */
export function currentOfResource({
  want,
  have,
}: Pick<ManagedResourceFacts, 'want' | 'have'>): CurrentValue | undefined {
  if (want === null && have === null) return { there: false };
  return want !== null && have !== null
    ? { there: true, text: PRESENT }
    : undefined;
}
