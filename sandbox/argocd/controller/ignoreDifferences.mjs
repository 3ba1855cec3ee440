import { isRecord } from '../objects/lists.mjs';
import { groupOf } from '../manifests/rendered.mjs';

/**
 * An object without what an application does not want to be compared: `jsonPointers`, and `jqPathExpressions` of the form
 * `.spec.replicas`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
 * @param {object} object
 * @param {readonly object[]} [rules]
 */
export function withoutIgnored(object, rules = []) {
  return rules
    .filter(rule => isAbout(rule, object))
    .flatMap(({ jsonPointers = [], jqPathExpressions = [] }) => [
      ...jsonPointers.map(pointerPath),
      ...jqPathExpressions.map(expression => expression.slice(1).split('.')),
    ])
    .reduce(withoutPath, object);
}

function isAbout({ group, kind, namespace, name }, object) {
  const { metadata } = object;
  return (
    (group ?? '') === groupOf(object) &&
    kind === object.kind &&
    (!namespace || namespace === metadata.namespace) &&
    (!name || name === metadata.name)
  );
}

function pointerPath(pointer) {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function withoutPath(value, [key, ...rest]) {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => String(index) !== key)
      : value.map((item, index) =>
          String(index) === key ? withoutPath(item, rest) : item,
        );
  }
  if (!isRecord(value) || !(key in value)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length === 0
    ? others
    : { ...others, [key]: withoutPath(inner, rest) };
}
