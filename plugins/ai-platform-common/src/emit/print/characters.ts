/**
 * What both printers share about characters: which ones may stand in a file as they are. The others (controls, format
 * and bidirectional marks, exotic spaces and line breaks, private use, lone surrogates) are invisible or read
 * differently somewhere. Ranges and no Unicode properties, because those grow with each version of a JavaScript engine
 * and the same document must give the same bytes on all of them.
 */
const UNSAFE =
  /[^ -~\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef\u{10000}-\u{dffff}]/gu;
const ONLY_ASCII = /^[ -~]*$/;

/** True if every character can be written as it is. */
export function isPrintable(text: string): boolean {
  return ONLY_ASCII.test(text) || text.search(UNSAFE) === -1;
}

/** The text with `replace(character)` for every character that cannot be written as it is. */
export function replaceUnprintable(
  text: string,
  replace: (character: string) => string,
): string {
  return ONLY_ASCII.test(text) ? text : text.replace(UNSAFE, replace);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A character as YAML and HCL both write it in a quoted string: `\n` and the like, `\uNNNN`,
 * or `\UNNNNNNNN` beyond the basic plane.
 */
export function escapeCharacter(character: string): string {
  const short = ESCAPES[character];
  if (short) return short;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4
    ? `\\U${hex.padStart(8, '0')}`
    : `\\u${hex.padStart(4, '0')}`;
}

/**
 * Lines of a comment, each after `# `. Line breaks of any kind begin a new line,
 * so that no text can leave the comment; other unprintable characters become spaces.
 */
export function commentLines(text: string, indent = ''): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(line =>
      `${indent}# ${replaceUnprintable(line, () => ' ')}`
        .trimEnd()
        .concat('\n'),
    )
    .join('');
}
