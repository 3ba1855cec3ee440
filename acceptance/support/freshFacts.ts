import type {
  ObjectFacts,
  Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  ClusterReader,
  WatchedResource,
} from '../../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import type { ClusterClient } from './clusterClient';

const keyOf = ({ namespace, name }: ObjectFacts) => `${namespace}/${name}`;

/** The facts in the order of their keys. */
export function sorted<Facts extends ObjectFacts>(
  facts: readonly Facts[],
): Facts[] {
  return [...facts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** What the reading says; fails where it says nothing. */
export function valueOf<Value>(reading: Reading<Value>): Value {
  if (reading.status === 'ok') return reading.value;
  throw new Error(`Not readable: ${JSON.stringify(reading.problem)}`);
}

export const titleOf = ({ plural, group }: WatchedResource) =>
  group ? `${plural}.${group}` : plural;

/** Under which the kind is listed, at the best version that is served; undefined where none is. */
export async function pathOf(
  client: ClusterClient,
  { group, versions, plural }: WatchedResource,
): Promise<string | undefined> {
  for (const version of versions) {
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
    const { status, body } = await client.request('GET', path);
    const served: Array<{ name: string }> =
      status === 200 ? body.resources : [];
    if (served.some(({ name }) => name === plural)) return `${path}/${plural}`;
  }
  return undefined;
}

/** The facts of a LIST of this moment, of whole objects, page by page; none of a kind that is not served. */
export async function freshFacts<Facts extends ObjectFacts>(
  client: ClusterClient,
  resource: WatchedResource<Facts>,
): Promise<Facts[]> {
  const path = await pathOf(client, resource);
  const items = path ? await client.list(path) : [];
  return sorted(items.flatMap(item => resource.project(item) ?? []));
}

function groupedBy<Facts>(
  facts: readonly Facts[],
  valuesOf: (fact: Facts) => readonly string[],
): Map<string, Facts[]> {
  const groups = new Map<string, Facts[]>();
  for (const fact of facts) {
    for (const value of valuesOf(fact)) {
      groups.set(value, [...(groups.get(value) ?? []), fact]);
    }
  }
  return groups;
}

/**
 * Expects that the reader says of the resource what the facts say: all of it, by namespace, by every index and one by one;
 * and that an answer is the very same one as long as nothing changes.
 */
export function expectFacts<Facts extends ObjectFacts>(
  reader: ClusterReader,
  resource: WatchedResource<Facts>,
  facts: readonly Facts[],
): void {
  const listed = valueOf(reader.list(resource));
  expect({ [titleOf(resource)]: sorted(listed) }).toEqual({
    [titleOf(resource)]: facts,
  });
  expect(valueOf(reader.list(resource))).toBe(listed);
  const byNamespace = groupedBy(facts, ({ namespace }) => [namespace]);
  for (const [namespace, expected] of byNamespace) {
    const part = valueOf(reader.list(resource, { namespace }));
    expect(sorted(part)).toEqual(expected);
    expect(valueOf(reader.list(resource, { namespace }))).toBe(part);
  }
  for (const [index, valuesOf] of Object.entries(resource.indexes ?? {})) {
    for (const [value, expected] of groupedBy(facts, valuesOf)) {
      const part = valueOf(reader.listBy(resource, index, value));
      expect(sorted(part)).toEqual(expected);
      expect(valueOf(reader.listBy(resource, index, value))).toBe(part);
    }
    expect(valueOf(reader.listBy(resource, index, 'no-such-value'))).toEqual(
      [],
    );
  }
  for (const fact of listed) {
    expect(valueOf(reader.get(resource, fact))).toBe(fact);
  }
}

/** Expects that the reader says of every resource what a LIST of this moment says. */
export async function expectFresh(
  reader: ClusterReader,
  client: ClusterClient,
  resources: readonly WatchedResource[],
): Promise<void> {
  for (const resource of resources) {
    expectFacts(reader, resource, await freshFacts(client, resource));
  }
}
