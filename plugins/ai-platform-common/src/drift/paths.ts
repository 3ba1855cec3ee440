/** One step into an object: a key, a position in a list, or the member of a list with that merge key. @public */
export type PathSegment =
  | { key: string }
  | { index: number }
  | { where: { key: string; value: string } };

const PLAIN_KEY = /^[A-Za-z0-9_-]+$/;
/** Most paths: keys alone, none of them in quotes. */
const PLAIN_PATH = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
const PLAIN_VALUE = /^[A-Za-z0-9_./:@%+-]+$/;

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
/** A key at the start or after a dot; a quoted key; a position; a merge key and its value. */
const STEP = new RegExp(
  [
    '([A-Za-z0-9_-]+)',
    `\\[(${QUOTED})\\]`,
    '\\[(\\d{1,9})\\]',
    `\\[([A-Za-z0-9_-]+|${QUOTED})=([A-Za-z0-9_./:@%+-]+|${QUOTED})\\]`,
  ].join('|'),
  'y',
);

/** In quotes, and what cannot be seen or turns the text around as `\uXXXX`. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, character =>
    Array.from(
      { length: character.length },
      (_, index) =>
        `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

function quotedUnless(plain: RegExp, text: string): string {
  return plain.test(text) ? text : quoted(text);
}

function step(segment: PathSegment, first: boolean): string {
  if ('index' in segment) return `[${segment.index}]`;
  if ('where' in segment) {
    const { key, value } = segment.where;
    return `[${quotedUnless(PLAIN_KEY, key)}=${quotedUnless(
      PLAIN_VALUE,
      value,
    )}]`;
  }
  if (!PLAIN_KEY.test(segment.key)) return `[${quoted(segment.key)}]`;
  return first ? segment.key : `.${segment.key}`;
}

/**
 * The path as people write it: `spec.template.spec.containers[name=server].image`,
 * `metadata.annotations["example.com/x"]`, `spec.args[3]`. The path of the whole is empty.
 * @public
 */
export function formatPath(segments: readonly PathSegment[]): string {
  let path = '';
  for (let index = 0; index < segments.length; index += 1) {
    path += step(segments[index], index === 0);
  }
  return path;
}

function unquoted(text: string): string | undefined {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function segmentOf(match: RegExpExecArray): PathSegment | undefined {
  const [, plain, inQuotes, index, whereKey, whereValue] = match;
  if (index !== undefined) return { index: Number(index) };
  if (whereKey !== undefined && whereValue !== undefined) {
    const key = unquoted(whereKey);
    const value = unquoted(whereValue);
    return key === undefined || value === undefined
      ? undefined
      : { where: { key, value } };
  }
  const key = plain ?? unquoted(inQuotes ?? '');
  return key === undefined ? undefined : { key };
}

/**
 * The steps of a path that `formatPath` wrote; undefined for a text that is none.
 * @public
 */
export function parsePath(text: string): PathSegment[] | undefined {
  if (PLAIN_PATH.test(text)) return text.split('.').map(key => ({ key }));
  const segments: PathSegment[] = [];
  let at = 0;
  while (at < text.length) {
    const bracket = text[at] === '[';
    const dot = text[at] === '.';
    // A plain key follows a dot, except the first; brackets follow without one.
    if (!bracket && dot === (segments.length === 0)) return undefined;
    STEP.lastIndex = dot ? at + 1 : at;
    const match = STEP.exec(text);
    if (!match || (dot && match[1] === undefined)) return undefined;
    const segment = segmentOf(match);
    if (segment === undefined) return undefined;
    segments.push(segment);
    at = STEP.lastIndex;
  }
  return segments;
}
