/**
 * Remembers what `make` made of an object, for as long as the object lives. A cache hands out the same array until
 * something in it changes, so that its identity stands for its contents.
 */
export function memoize<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>();
  return key => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
