import type { ResourceFlavorFacts } from './facts';
import { entriesAt } from './fields';
import { placeOf } from './metadata';

/** What is kept of a Kueue ResourceFlavor; undefined where it has no name. @public */
export function resourceFlavorFacts(
  object: unknown,
): ResourceFlavorFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const nodeLabels = entriesAt(object, 'spec', 'nodeLabels').flatMap(
    ([label, value]) =>
      typeof value === 'string' ? [[label, value] as const] : [],
  );
  return { ...place, nodeLabels: Object.fromEntries(nodeLabels) };
}
