import type { Scalar } from 'yaml';
import { isPrintable } from '../emit/print/characters';
import { printYaml, quoted, type YamlValue } from '../emit/print/yaml';

/** How a value is to be written. */
export interface ScalarStyle {
  /** As the scalar that it takes the place of. */
  like?: Scalar['type'];
  /** Within braces or brackets. */
  inFlow?: boolean;
  /** As JSON has it. */
  json?: boolean;
}

/** What would end a plain scalar within braces or brackets. */
const FLOW_INDICATOR = /[,[\]{}]/;

/** A value on one line, in the quotes of the one before it where those can hold it. */
export function inlineText(
  value: YamlValue,
  { like, inFlow = false, json = false }: ScalarStyle = {},
): string {
  if (json) return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return inBraces(value);
  if (typeof value !== 'string') return printYaml(value).trimEnd();
  if (like === 'QUOTE_DOUBLE') return quoted(value);
  if (like === 'QUOTE_SINGLE' && isPrintable(value)) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  const plain = printYaml(value).slice(0, -1);
  return inFlow && !plain.startsWith('"') && FLOW_INDICATOR.test(plain)
    ? quoted(value)
    : plain;
}

/** A map or list on one line. */
function inBraces(
  value:
    | readonly YamlValue[]
    | { readonly [key: string]: YamlValue | undefined },
): string {
  const members = Object.entries(value).flatMap(([key, member]) => {
    if (member === undefined) return [];
    const text = inlineText(member, { inFlow: true });
    return Array.isArray(value)
      ? [text]
      : [`${inlineText(key, { inFlow: true })}: ${text}`];
  });
  if (Array.isArray(value)) return `[${members.join(', ')}]`;
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}
