import fc from 'fast-check';

type Step = string | number;

/** The paths to everything inside the value. */
function pathsOf(value: unknown): Step[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    [],
    ...keys.flatMap(key =>
      pathsOf((value as Record<Step, unknown>)[key]).map(path => [
        key,
        ...path,
      ]),
    ),
  ];
}

/** A copy of the value with another one at the path. */
function replaced(
  value: unknown,
  [step, ...rest]: Step[],
  replacement: unknown,
): unknown {
  if (step === undefined) return replacement;
  const copy = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<Step, unknown>) };
  const target = copy as Record<Step, unknown>;
  target[step] = replaced(target[step], rest, replacement);
  return copy;
}

/** The object with anything at all in one of its places. */
export function damaged(object: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fc.constantFrom(...pathsOf(object)),
      fc.anything({ withBigInt: true, withDate: true, withMap: true }),
    )
    .map(([path, replacement]) => replaced(object, path, replacement));
}
