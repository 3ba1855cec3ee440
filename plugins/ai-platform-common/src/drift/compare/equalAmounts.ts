import { parseQuantity } from '../../model/quantity';
import type { ResourceRef } from '../facts';
import type { JsonValue } from '../json';
import { keyOf, type Place } from './place';

/** Members of these are quantities. */
const MAPS_OF_QUANTITIES = new Set([
  ...['limits', 'requests', 'hard', 'used', 'capacity', 'allocatable'],
  ...['overhead', 'podFixed', 'maxResources', 'minResources'],
]);

/** The same, in a LimitRange. */
const MAPS_OF_LIMIT_RANGE = new Set([
  ...['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'],
]);

const QUANTITIES = new Set([
  ...['cpu', 'memory', 'storage', 'ephemeral-storage', 'sizeLimit', 'divisor'],
  ...['nominalQuota', 'borrowingLimit', 'lendingLimit', 'averageValue'],
]);

/** An integer or a text, by the Kubernetes API. */
const INTEGERS_OR_TEXTS = new Set([
  ...['port', 'targetPort', 'containerPort', 'hostPort', 'nodePort'],
  ...['maxSurge', 'maxUnavailable', 'minAvailable'],
]);

/** Values under these are texts, whatever they look like. */
const TEXTS_ALONE = new Set(['data', 'stringData', 'binaryData', 'metadata']);

function isQuantity(ref: ResourceRef, place: Place, key: string): boolean {
  if (QUANTITIES.has(key)) return true;
  const parent = keyOf(place, 1) ?? '';
  return (
    MAPS_OF_QUANTITIES.has(parent) ||
    (ref.kind === 'LimitRange' && MAPS_OF_LIMIT_RANGE.has(parent))
  );
}

/** True for two spellings of the same amount: `1000m` and `1`, `1Gi` and `1024Mi`, `"80"` and 80. */
export function equalAmounts(
  ref: ResourceRef,
  place: Place,
  values: { want: JsonValue; have: JsonValue },
): boolean {
  const { want, have } = values;
  const [top] = place;
  const key = keyOf(place);
  if (key === undefined || TEXTS_ALONE.has(String(top))) return false;
  const comparable = [want, have].every(
    each => typeof each === 'string' || typeof each === 'number',
  );
  if (!comparable) return false;
  if (INTEGERS_OR_TEXTS.has(key)) return String(want) === String(have);
  if (!isQuantity(ref, place, key)) return false;
  const amount = parseQuantity(String(want));
  return amount !== undefined && amount === parseQuantity(String(have));
}
