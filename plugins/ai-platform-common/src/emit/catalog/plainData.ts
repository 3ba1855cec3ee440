import type { YamlValue } from '../print/yaml';

/** A document as data that a printer takes: own properties alone, in their order. Total on parsed documents. */
export function plainData(value: unknown): YamlValue {
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, plainData(item)]),
    );
  }
  return typeof value === 'string' ||
    typeof value === 'boolean' ||
    typeof value === 'number'
    ? value
    : null;
}
