import {
  commentLines,
  escapeCharacter,
  isPrintable,
  replaceUnprintable,
} from './characters';

/** Plain data; properties that are undefined are left out. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

/** What stands around the data. */
export interface YamlOptions {
  /** Comment at the top of the file, one or more lines. */
  comment?: string;
}

// Plain scalars are admitted by this pattern, not excluded by a list of dangers: they begin
// harmlessly, and neither ": " nor " #" nor an ending colon or space can occur in them.
const PLAIN =
  /^(?:\.{0,2}\/|[A-Za-z0-9_$(\u00a1-\u{10ffff}])(?:[\w./@+=~^*&%!|<>$()[\]{},;?#'"`\\\u00a1-\u{10ffff}-]|:(?=[^\s:])| (?=[^ #:]))*$/u;

// Most keys and many values, decided quickly: they begin with a letter that begins no number.
const NAME = /^[A-DF-Za-df-z][\w./-]*$/;

// What YAML 1.1 or 1.2 (or a parser in between) reads as another type than a string.
const WORD = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const NUMBER =
  /^(?:[\d_.,:]+(?:e[-+]?\d*)?|e[-+]?\d+|0x[\da-f_]+|0o[0-7_]+|0b[01_]+)$/i;
const DATE = /^\d{4}-\d\d?-\d\d?/;

/** Implicit keys end after 1024 characters (YAML 1.2, 8.2.2). */
const LONGEST_KEY = 500;

/** The text in double quotes, on one line. */
export function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, escapeCharacter);
  return `"${replaceUnprintable(escaped, escapeCharacter)}"`;
}

function flowScalar(text: string): string {
  if (NAME.test(text)) return WORD.test(text) ? quoted(text) : text;
  const plain =
    PLAIN.test(text) &&
    isPrintable(text) &&
    !WORD.test(text) &&
    !NUMBER.test(text) &&
    !DATE.test(text);
  return plain ? text : quoted(text);
}

/** True for several lines that a literal block keeps as they are, without an indentation indicator. */
function fitsLiteral(text: string): boolean {
  if (!text.includes('\n') || /^\s|[ \t]$|[ \t]\n|\n\n$/.test(text)) {
    return false;
  }
  return text.split('\n').every(isPrintable);
}

function literal(text: string, indent: string): string {
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n');
  const body = lines.map(line => (line ? `${indent}${line}` : '')).join('\n');
  return `${ended ? '|' : '|-'}\n${body}`;
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) {
    throw new TypeError(`${value} cannot be written as a number`);
  }
  const text = String(value);
  // YAML 1.1 wants a dot in every float.
  return text.includes('e') && !text.includes('.')
    ? text.replace('e', '.0e')
    : text;
}

function keyText(key: string, indent: string): string {
  const text = flowScalar(key);
  return text.length > LONGEST_KEY ? `? ${text}\n${indent}:` : `${text}:`;
}

/** The entries of a map or list, one line each, the first one without its indentation. */
function blockLines(
  value:
    | readonly YamlValue[]
    | { readonly [key: string]: YamlValue | undefined },
  indent: string,
): string {
  const inner = `${indent}  `;
  const lines: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value) lines.push(`-${node(item, inner, true)}`);
  } else {
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      lines.push(`${keyText(key, indent)}${node(item, inner, false)}`);
    }
  }
  return lines.join(`\n${indent}`);
}

function isEmpty(value: object): boolean {
  return Object.values(value).every(item => item === undefined);
}

/** A value as it stands after `key:` or `-`. A collection begins on the same line only in a list. */
function node(value: YamlValue, indent: string, inList: boolean): string {
  if (typeof value === 'string') {
    return ` ${
      fitsLiteral(value) ? literal(value, indent) : flowScalar(value)
    }`;
  }
  if (typeof value === 'number') return ` ${numeral(value)}`;
  if (typeof value !== 'object' || value === null) return ` ${value}`;
  if (isEmpty(value)) return Array.isArray(value) ? ' []' : ' {}';
  return `${inList ? ' ' : `\n${indent}`}${blockLines(value, indent)}`;
}

function documentText(data: YamlValue): string {
  if (typeof data === 'string') return `${flowScalar(data)}\n`;
  return `${node(data, '', true).slice(1)}\n`;
}

/**
 * Data as a YAML file that every parser reads back the same, whether it follows YAML 1.1 or 1.2:
 * block style, two spaces, keys in the given order, strings quoted wherever plain ones would be read
 * as something else. Throws TypeError for a number that is not finite.
 *
 * @example printYaml({ stage: 'dev', on: 'yes' }) // stage: dev\n"on": "yes"\n
 * @see https://yaml.org/spec/1.2.2/
 */
export function printYaml(data: YamlValue, options: YamlOptions = {}): string {
  return printYamlDocuments([data], options);
}

/** Several documents in one file, divided by `---`. */
export function printYamlDocuments(
  documents: readonly YamlValue[],
  options: YamlOptions = {},
): string {
  const header =
    options.comment === undefined ? '' : commentLines(options.comment);
  return header + documents.map(documentText).join('---\n');
}
