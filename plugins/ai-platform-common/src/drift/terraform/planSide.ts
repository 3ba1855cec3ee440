import { printYaml } from '../../emit/print/yaml';
import type { TerraformSide } from '../facts';
import type { JsonValue } from '../json';
import { MASKED } from '../mask/markers';
import { withoutSecrets } from '../mask/secretText';
import { isObject, memberOf } from './planJson';
import { secretMembers } from './secretMembers';

const LONGEST_TEXT = 4000;

/**
 * The value without what its marks (`before_sensitive`, `after_sensitive`) or the names of its keys call secret.
 * Marks mirror the value: true stands for all that is below.
 */
export function redacted(
  value: JsonValue,
  marks: JsonValue | undefined,
): JsonValue {
  if (marks === true) return MASKED;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      redacted(item, Array.isArray(marks) ? marks[index] : undefined),
    );
  }
  if (!isObject(value)) return value;
  const secrets = secretMembers(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      redacted(item, secrets.has(key) || memberOf(marks, key)),
    ]),
  );
}

// 1e999 is a number to JSON and none to YAML.
function printable(value: JsonValue): JsonValue {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : String(value);
  }
  if (Array.isArray(value)) return value.map(printable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, printable(item)]),
  );
}

/** A value as it is shown: as YAML, at most 4,000 characters; undefined where there is none. */
export function sideOf(
  value: JsonValue | undefined,
  marks: JsonValue | undefined,
): TerraformSide | undefined {
  if (value === undefined || value === null) return undefined;
  if (marks === true) return { kind: 'masked' };
  const text = printYaml(printable(redacted(value, marks))).trimEnd();
  return {
    kind: 'value',
    text: withoutSecrets(text, MASKED).slice(0, LONGEST_TEXT),
  };
}
