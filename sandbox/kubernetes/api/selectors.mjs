import { badRequest } from './statusError.mjs';

/**
 * @typedef {import('../world/world.mjs').KubernetesObject} KubernetesObject
 */

const OPERATORS = [
  { pattern: /^([^\s!=]+)\s*(?:==|=)\s*([^\s!=]*)$/, test: equals },
  { pattern: /^([^\s!=]+)\s*!=\s*([^\s!=]*)$/, test: differs },
  { pattern: /^(\S+)\s+in\s*\(([^()]*)\)$/, test: isOneOf },
  { pattern: /^(\S+)\s+notin\s*\(([^()]*)\)$/, test: isNoneOf },
  { pattern: /^!\s*([^\s!=()]+)$/, test: isAbsent },
  { pattern: /^([^\s!=()]+)$/, test: isPresent },
];

/**
 * Reads a labelSelector: `a=b,c!=d,e in (f,g),h notin (i),j,!k`.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 * @param {string | null} text
 * @returns {(object: KubernetesObject) => boolean}
 */
export function labelSelector(text) {
  const tests = requirements(text).map(requirement => {
    for (const { pattern, test } of OPERATORS) {
      const match = pattern.exec(requirement);
      if (match) return labels => test(labels[match[1]], match[2] ?? '');
    }
    throw badRequest(
      `unable to parse requirement: found '${requirement}' in a labelSelector`,
    );
  });
  return ({ metadata }) => tests.every(test => test(metadata.labels ?? {}));
}

/**
 * Reads a fieldSelector over metadata.name, metadata.namespace and the fields that the kind adds.
 * @param {string | null} text
 * @param {readonly string[]} fields
 * @returns {(object: KubernetesObject) => boolean}
 */
export function fieldSelector(text, fields = []) {
  const known = ['metadata.name', 'metadata.namespace', ...fields];
  const tests = requirements(text).map(requirement => {
    const match = /^([^!=]+?)(==|=|!=)(.*)$/.exec(requirement);
    if (!match) throw badRequest(`invalid selector: '${requirement}'`);
    const [, field, operator, value] = match;
    if (!known.includes(field)) {
      throw badRequest(`field label not supported: ${field}`);
    }
    return object => (valueAt(object, field) === value) === (operator !== '!=');
  });
  return object => tests.every(test => test(object));
}

function valueAt(object, field) {
  let value = object;
  for (const key of field.split('.')) value = value?.[key];
  return value ?? '';
}

/** Commas part requirements, but not within brackets. */
function requirements(text) {
  if (!text) return [];
  return text.split(/,(?![^()]*\))/).map(requirement => requirement.trim());
}

function equals(label, value) {
  return label === value;
}

function differs(label, value) {
  return label !== value;
}

function isOneOf(label, values) {
  return label !== undefined && namesOf(values).includes(label);
}

function isNoneOf(label, values) {
  return !isOneOf(label, values);
}

function isPresent(label) {
  return label !== undefined;
}

function isAbsent(label) {
  return label === undefined;
}

function namesOf(values) {
  return values.split(',').map(value => value.trim());
}
