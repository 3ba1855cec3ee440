import type { PathSegment } from '../paths';

/** A step of a jq path: one of a list, any of it, or a key. */
export type JqStep = PathSegment | { any: true };

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const SELECT = `\\s*\\|\\s*select\\(\\s*\\.([A-Za-z0-9_]+)\\s*==\\s*(${QUOTED})\\s*\\)`;
const TOKEN = new RegExp(
  [
    `\\[\\](?:${SELECT})`,
    '(\\[\\])',
    '\\[(\\d{1,9})\\]',
    `\\.?\\[(${QUOTED})\\]`,
    `\\.(${QUOTED})`,
    '(?:\\s*\\|\\s*)?\\.([A-Za-z_][A-Za-z0-9_]*)',
  ].join('|'),
  'y',
);

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

function stepOf(match: RegExpExecArray): JqStep {
  const [, key, value, any, index, bracketed, quoted, plain] = match;
  if (key !== undefined) return { where: { key, value: unquoted(value) } };
  if (any !== undefined) return { any: true };
  if (index !== undefined) return { index: Number(index) };
  return { key: plain ?? unquoted(bracketed ?? quoted) };
}

/**
 * The steps of a simple jq path, such as `.spec.template.spec.containers[].image`,
 * `.metadata.annotations["example.com/x"]` or `.spec.volumes[] | select(.name == "cache")`; undefined for any other
 * expression.
 */
export function parseJqPath(expression: string): JqStep[] | undefined {
  const text = expression.trim().replaceAll('?', '');
  const steps: JqStep[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    steps.push(stepOf(match));
    at = TOKEN.lastIndex;
  }
  return steps.length ? steps : undefined;
}
