import fc from 'fast-check';
import { parse } from 'yaml';
import type { JsonValue } from '../json';
import { compareObjects } from './compareObjects';
import { withFields } from './__testUtils__/withFields';
import type { FieldComparison } from './fieldComparison';
import type { JsonMap } from './plainJson';

const ref = { group: 'x', kind: 'Thing', namespace: 'a', name: 'b' };

function compared(want: JsonMap, have: JsonMap): FieldComparison[] {
  return compareObjects({
    ref,
    ...{ want, have, target: want, live: have, ignore: [] },
  });
}

const scalar = fc.oneof(
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  fc.integer({ min: -9, max: 9 }),
  fc.boolean(),
);
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'args', 'name', 'a.b/c', '__proto__', 'toString'),
  fc.string({ maxLength: 3 }),
);

function keyed<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<JsonValue> {
  return fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z', '1', 'a]"b'), { maxLength: 4 })
    .chain(names =>
      fc.tuple(
        ...names.map(
          name =>
            fc.record({
              name: fc.constant(name),
              value,
            }) as fc.Arbitrary<JsonMap>,
        ),
      ),
    );
}

const { tree } = fc.letrec<{ tree: JsonValue; map: JsonMap }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    tie('map'),
    fc.array(tie('tree'), { maxLength: 3 }),
    keyed(tie('tree')),
  ),
  map: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
}));

const object: fc.Arbitrary<JsonMap> = fc.record({
  metadata: fc.record({
    labels: fc.dictionary(key, fc.string(), { noNullPrototype: true }),
  }),
  spec: fc.record({
    containers: keyed(tree),
    env: keyed(tree),
    finalizers: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
    any: tree,
  }),
}) as fc.Arbitrary<JsonMap>;

function side(value: FieldComparison['want']): JsonValue | undefined {
  if (value?.kind !== 'value') return undefined;
  return parse(value.text, { version: '1.2', schema: 'core' });
}

function real(comparisons: readonly FieldComparison[]): FieldComparison[] {
  return comparisons.filter(each => each.noise === undefined);
}

describe('compareObjects', () => {
  it('finds nothing in an object and itself', () => {
    fc.assert(
      fc.property(object, one => {
        expect(compared(one, one)).toEqual([]);
        expect(compared(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('tells all that has to change: with the wanted values, the object is the wanted one', () => {
    fc.assert(
      fc.property(object, object, (want, have) => {
        const wanted = Object.fromEntries(
          real(compared(want, have)).map(each => [each.path, side(each.want)]),
        );
        expect(real(compared(want, withFields(have, wanted)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('tells the same the other way round', () => {
    fc.assert(
      fc.property(object, object, (want, have) => {
        const there = real(compared(want, have));
        const back = real(compared(have, want));
        expect(back.map(each => each.path)).toEqual(
          there.map(each => each.path),
        );
        expect(back.map(each => each.have)).toEqual(
          there.map(each => each.want),
        );
      }),
    );
  });

  it('tells each path once', () => {
    fc.assert(
      fc.property(object, object, (want, have) => {
        const paths = compared(want, have).map(each => each.path);
        expect(new Set(paths).size).toBe(paths.length);
      }),
    );
  });
});
