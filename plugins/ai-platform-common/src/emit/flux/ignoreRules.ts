import type { Data, IgnoreDifference } from '../services/platformService';

// A list has no wildcard in a JSON pointer; no webhook configuration that we deploy has more entries.
const LIST_ENTRIES = 20;

function escaped(segment: string): string {
  return segment.replace(/~/g, '~0').replace(/\//g, '~1');
}

function segments(expression: string): string[] | undefined {
  const found: string[] = [];
  let rest = expression;
  while (rest !== '') {
    const match =
      /^\.?\["((?:[^"\\]|\\.)*)"\]\??/.exec(rest) ??
      /^\.?\[(\d*)\]\??/.exec(rest) ??
      /^\.([A-Za-z_][A-Za-z0-9_]*)\??/.exec(rest);
    if (!match) return undefined;
    found.push(match[1]);
    rest = rest.slice(match[0].length);
  }
  return found;
}

/**
 * JSON pointers for a jq path such as `.webhooks[]?.clientConfig.caBundle`: keys, list positions, and
 * `[]` for every entry. Empty for an expression that computes, which Flux has no counterpart for.
 */
export function jsonPointers(expression: string): string[] {
  const parts = segments(expression);
  if (!parts?.length) return [];
  return parts.reduce(
    (pointers, part) =>
      pointers.flatMap(pointer =>
        part === ''
          ? Array.from(
              { length: LIST_ENTRIES },
              (_, index) => `${pointer}/${index}`,
            )
          : [`${pointer}/${escaped(part)}`],
      ),
    [''],
  );
}

/** Fields that are no drift, in the shape that HelmRelease and Kustomization share. */
export function ignoreRules(
  differences: readonly IgnoreDifference[],
): Array<Record<string, Data>> {
  return differences.flatMap(({ group, kind, name, ...ignored }) => {
    const paths = [
      ...(ignored.jsonPointers ?? []),
      ...(ignored.jqPathExpressions ?? []).flatMap(jsonPointers),
    ];
    if (paths.length === 0) return [];
    const target = { ...(group && { group }), kind, ...(name && { name }) };
    return [{ paths, target }];
  });
}
