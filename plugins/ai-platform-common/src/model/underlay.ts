function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * What is given, with defaults under it: objects key by key, everything else as a whole. So a platform team's
 * defaults come under what a person writes.
 * @public
 */
export function underlay(defaults: unknown, given: unknown): unknown {
  if (given === undefined) return defaults;
  if (!isObject(defaults) || !isObject(given)) return given;
  const keys = new Set([...Object.keys(defaults), ...Object.keys(given)]);
  // Object.fromEntries, so that a key named __proto__ stays data.
  return Object.fromEntries(
    [...keys].map(key => [
      key,
      underlay(field(defaults, key), field(given, key)),
    ]),
  );
}
