import type { JsonMap } from '../compare/plainJson';
import type { JsonValue } from '../json';

/** The map with what `change` makes of each member, undefined for what is left out; the same map where nothing changes. */
export function changedMap(
  map: JsonMap,
  change: (key: string) => JsonValue | undefined,
): JsonMap {
  const keys = Object.keys(map);
  let members: [string, JsonValue][] | undefined;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    const value = change(key);
    if (value !== map[key]) {
      members ??= keys.slice(0, index).map(before => [before, map[before]]);
    }
    if (members && value !== undefined) members.push([key, value]);
  }
  return members ? Object.fromEntries(members) : map;
}

/** The list with what `change` makes of each member; the same list where nothing changes. */
export function changedList(
  list: JsonValue[],
  change: (each: JsonValue, index: number) => JsonValue,
): JsonValue[] {
  let changed: JsonValue[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const value = change(list[index], index);
    if (value !== list[index]) changed ??= list.slice(0, index);
    changed?.push(value);
  }
  return changed ?? list;
}
