import { isRecord, keysOf } from './lists.mjs';

/**
 * What an object becomes when a manifest is applied to it, as `kubectl apply` does: what the manifest says counts, what
 * the last manifest said and this one does not is removed, and all else stays as it is.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 * @param {{ last?: unknown, target: unknown, live: unknown }} sides
 * @param {string} [field] the name under which the value stands
 * @returns {any}
 */
export function threeWayMerge({ last, target, live }, field) {
  if (target === undefined) return live;
  if (isRecord(target) && isRecord(live)) {
    return mergedRecord({ last: isRecord(last) ? last : {}, target, live });
  }
  if (Array.isArray(target) && Array.isArray(live)) {
    const keys = keysOf(field, [...target, ...live]);
    if (keys) {
      const known = Array.isArray(last) ? last : [];
      return mergedList({ last: known, target, live }, keys[0]);
    }
  }
  return target;
}

function mergedRecord({ last, target, live }) {
  const merged = {};
  for (const key of new Set([...Object.keys(live), ...Object.keys(target)])) {
    const isRemoved = key in last && !(key in target);
    if (!isRemoved && target[key] !== null) {
      const sides = { last: last[key], target: target[key], live: live[key] };
      merged[key] = threeWayMerge(sides, key);
    }
  }
  return merged;
}

function mergedList({ last, target, live }, key) {
  const find = (list, id) => list.find(item => item[key] === id);
  const others = live.filter(
    item => !find(target, item[key]) && !find(last, item[key]),
  );
  const wanted = target.map(item =>
    threeWayMerge({
      last: find(last, item[key]),
      target: item,
      live: find(live, item[key]),
    }),
  );
  return [...wanted, ...others];
}
