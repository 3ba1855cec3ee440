import type { JudgedResource } from '../judgedResource';

type Known = Pick<
  JudgedResource,
  'id' | 'group' | 'kind' | 'namespace' | 'name' | 'health'
>;

/** The resource, and that nobody could compare it. */
export function uncompared(
  { id, group, kind, namespace, name, health }: Known,
  problem: string,
): JudgedResource {
  return {
    id,
    group,
    kind,
    namespace,
    name,
    ...(health && { health }),
    state: 'unknown',
    problem,
    fields: [],
    omitted: 0,
  };
}
