/** How a list or a table of the document is written on one line or several. */
export interface Notation {
  /** True if every entry has a line of its own. */
  lines: boolean;
  write(value: unknown): string;
  /** Total: what cannot be understood is kept, so that the core can say what is wrong with it. */
  read(text: string): unknown;
}

function entriesOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map(entry => entry.trim())
    .filter(entry => entry !== '');
}

function orNothing<T>(entries: T[]): T[] | undefined {
  return entries.length > 0 ? entries : undefined;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** `a, b, c` */
export const WORDS: Notation = {
  lines: false,
  write: value => listOf(value).map(String).join(', '),
  read: text => orNothing(entriesOf(text, /[,\s]+/)),
};

/** `50, 80, 100` */
export const NUMBERS: Notation = {
  lines: false,
  write: WORDS.write,
  read: text =>
    orNothing(
      entriesOf(text, /[,\s%]+/).map(entry =>
        Number.isNaN(Number(entry)) ? entry : Number(entry),
      ),
    ),
};

function pairOf(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0
    ? [line, '']
    : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** `key=value`, one a line, as kubectl writes labels. */
export const LABELS: Notation = {
  lines: true,
  write: value =>
    Object.entries(value ?? {})
      .map(([key, text]) => `${key}=${text}`)
      .join('\n'),
  read: text => {
    const pairs = entriesOf(text, /\n/).map(pairOf);
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
  },
};

interface WrittenTaint {
  key?: unknown;
  value?: unknown;
  effect?: unknown;
}

function writeTaint({ key, value, effect }: WrittenTaint): string {
  const written = value ? `${key}=${value}` : `${key}`;
  return effect === undefined ? written : `${written}:${effect}`;
}

function readTaint(line: string): WrittenTaint {
  const at = line.lastIndexOf(':');
  const [key, value] = pairOf(at < 0 ? line : line.slice(0, at));
  return {
    key,
    ...(value !== '' && { value }),
    ...(at >= 0 && { effect: line.slice(at + 1).trim() }),
  };
}

/** `key=value:effect`, one a line, as kubectl writes taints. */
export const TAINTS: Notation = {
  lines: true,
  write: value =>
    listOf(value)
      .map(taint => writeTaint(taint as WrittenTaint))
      .join('\n'),
  read: text => orNothing(entriesOf(text, /\n/).map(readTaint)),
};
