import type { DeviceClassFacts } from './facts';
import { textAt } from './fields';
import { kept } from './kept';
import { placeOf } from './metadata';

/** What is kept of a DeviceClass; undefined where it has no name. @public */
export function deviceClassFacts(
  object: unknown,
): DeviceClassFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  return kept({
    ...place,
    extendedResource: textAt(object, 'spec', 'extendedResourceName'),
  });
}
