import type { YamlValue } from '../emit/print/yaml';
import type { FieldPath } from './fieldPath';
import { isSameData, withDataAt } from './jsonData';
import { removeAt } from './removeAt';
import { noPlace, setAt } from './setAt';
import { readYamlDocuments } from './yamlDocuments';

/** A change of one value in one document of a YAML text. */
export interface YamlChange {
  /** Position of the document among those that are maps or lists. */
  index: number;
  path: FieldPath;
  /** Undefined: the key or list member goes away. */
  value: YamlValue | undefined;
  /** True for a file that is to stay JSON. */
  json?: boolean;
}

/**
 * The text with one value changed. Comments, order, quotes and indentation stay. What comes out is read again, and holds
 * the asked change and no other, or nothing is given.
 *
 * @throws YamlTextError where the text is no YAML, or where there is no place for the value
 */
export function changeYaml(text: string, change: YamlChange): string {
  const { index, path, value, json = false } = change;
  const before = readYamlDocuments(text);
  const { document } = before[index];
  const edited = { text, document, json };
  const after =
    value === undefined ? removeAt(edited, path) : setAt(edited, path, value);
  const expected = before.map(({ data }, position) =>
    position === index ? withDataAt(data, path, value) : data,
  );
  const found = readYamlDocuments(after).map(({ data }) => data);
  if (!isSameData(found, expected)) throw noPlace(path);
  return after;
}
