import {
  commentLines,
  escapeCharacter,
  replaceUnprintable,
} from './characters';
import {
  Call,
  Expression,
  type HclItem,
  type HclObject,
  type HclValue,
} from './hclTree';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const KEYWORD = /^(?:for|if|null|true|false)$/;
const LONGEST_LINE = 100;

function escaped(character: string): string {
  const loneSurrogate = /^[\ud800-\udfff]$/.test(character);
  return escapeCharacter(loneSurrogate ? '\ufffd' : character);
}

function quoted(text: string): string {
  const safe = text
    .replace(/["\\]/g, escapeCharacter)
    .replace(/\$\{/g, '$$$${')
    .replace(/%\{/g, '%%{');
  return `"${replaceUnprintable(safe, escaped)}"`;
}

/** A key of an object. Quoted ones are pure ASCII, so that its width is its length wherever `=` is aligned. */
function keyText(key: string): string {
  if (IDENTIFIER.test(key) && !KEYWORD.test(key)) return key;
  return quoted(key).replace(/[^ -~]/gu, escapeCharacter);
}

function identifier(name: string): string {
  if (!IDENTIFIER.test(name)) {
    throw new TypeError(`${JSON.stringify(name)} is no identifier`);
  }
  return name;
}

function isObject(value: HclValue): value is HclObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Expression) &&
    !(value instanceof Call)
  );
}

function entriesOf(value: HclObject): [string, HclValue][] {
  return Object.entries(value).filter(
    (entry): entry is [string, HclValue] => entry[1] !== undefined,
  );
}

function scalarText(value: string | number | boolean | null): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} cannot be written as a number`);
  }
  return String(value);
}

/** The value on one line, or undefined if it belongs on several. Objects are admitted within lists only. */
function inline(value: HclValue, inList: boolean): string | undefined {
  if (value instanceof Expression) return value.source;
  if (value instanceof Call) {
    const args = allInline(value.args, false);
    return args && `${value.name}(${args.join(', ')})`;
  }
  if (Array.isArray(value)) {
    const items = value.some(isObject) ? undefined : allInline(value, false);
    return value.length === 0 ? '[]' : items && `[${items.join(', ')}]`;
  }
  if (!isObject(value)) return scalarText(value as string);
  const entries = entriesOf(value);
  if (entries.length === 0) return '{}';
  if (!inList) return undefined;
  const values = allInline(
    entries.map(entry => entry[1]),
    false,
  );
  return (
    values &&
    `{ ${entries
      .map(([key], at) => `${keyText(key)} = ${values[at]}`)
      .join(', ')} }`
  );
}

function allInline(
  values: readonly HclValue[],
  inList: boolean,
): string[] | undefined {
  const texts: string[] = [];
  for (const value of values) {
    const text = inline(value, inList);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

function valueText(value: HclValue, indent: string, inList = false): string {
  const line = inline(value, inList);
  const several =
    Array.isArray(value) || isObject(value) || value instanceof Call;
  if (line !== undefined && (!several || isShort(line, indent))) return line;
  const inner = `${indent}  `;
  if (value instanceof Call) {
    const args = value.args.map(argument => valueText(argument, indent));
    return `${value.name}(${args.join(', ')})`;
  }
  if (Array.isArray(value)) {
    const items = value.map(
      item => `${inner}${valueText(item, inner, true)},\n`,
    );
    return `[\n${items.join('')}${indent}]`;
  }
  const lines = entriesOf(value as HclObject).map(
    ([key, item]): Line => [keyText(key), valueText(item, inner)],
  );
  return `{\n${aligned(lines, inner)}${indent}}`;
}

function isShort(line: string, indent: string): boolean {
  return (
    line === '[]' ||
    line === '{}' ||
    line.length + indent.length <= LONGEST_LINE
  );
}

type Line = readonly [name: string, value: string];

/** Lines `name = value`; the equals signs of neighbours that take one line each stand below each other. */
function aligned(lines: readonly Line[], indent: string): string {
  let text = '';
  let start = 0;
  while (start < lines.length) {
    let end = start;
    let width = 0;
    while (end < lines.length && !lines[end][1].includes('\n')) {
      width = Math.max(width, lines[end][0].length);
      end += 1;
    }
    if (end === start) end += 1;
    for (const [name, value] of lines.slice(start, end)) {
      text += `${indent}${name.padEnd(width)} = ${value}\n`;
    }
    start = end;
  }
  return text;
}

function bodyText(items: readonly HclItem[], indent: string): string {
  let text = '';
  let run: Line[] = [];
  let afterBlock = false;
  const flush = () => {
    text += aligned(run, indent);
    run = [];
  };
  items.forEach((item, at) => {
    if ('attribute' in item) {
      if (afterBlock) text += '\n';
      run.push([identifier(item.attribute), valueText(item.value, indent)]);
    } else {
      flush();
      const divided =
        at > 0 && !('comment' in items[at - 1]) && !('blank' in items[at - 1]);
      if (divided || 'blank' in item) text += '\n';
      if ('comment' in item) text += commentLines(item.comment, indent);
      if ('block' in item) text += blockText(item, indent);
    }
    afterBlock = 'block' in item;
  });
  flush();
  return text;
}

function blockText(
  item: Extract<HclItem, { block: string }>,
  indent: string,
): string {
  const labels = item.labels.map(label => ` "${identifier(label)}"`).join('');
  const body = bodyText(item.body, `${indent}  `);
  const head = `${indent}${identifier(item.block)}${labels} {`;
  return body ? `${head}\n${body}${indent}}\n` : `${head}}\n`;
}

/**
 * A Terraform file as `terraform fmt` writes it, from a tree of attributes and blocks. Strings are escaped, so that
 * no text becomes an expression. Throws TypeError for a number that is not finite, and for a name or label that is no
 * identifier.
 *
 * @example printHcl([block('locals', [], attributes({ a: '${b}' }))]) // locals {\n  a = "$${b}"\n}\n
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function printHcl(
  items: readonly HclItem[],
  options: { comment?: string } = {},
): string {
  const header =
    options.comment === undefined ? '' : `${commentLines(options.comment)}\n`;
  return header + bodyText(items, '');
}
