/** One of the conditions of a label selector. */
export interface Requirement {
  key: string;
  operator: 'in' | 'notIn' | 'exists' | 'missing';
  values: readonly string[];
}

type Labels = Readonly<Record<string, string>>;

const KEY = String.raw`(?:[A-Za-z0-9.-]+\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?`;
const VALUE = String.raw`[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?`;
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(=|==|!=)\\s*(${VALUE}|)$`);
const ONE_OF = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const IS_VALUE = new RegExp(`^(?:${VALUE})?$`);

/** Cuts at the commas that stand outside of parentheses. */
const PARTS = /(?:[^,()]|\([^()]*\))+/g;

function requirementOf(part: string): Requirement | undefined {
  const exists = EXISTS.exec(part);
  if (exists) {
    const [, not, key] = exists;
    return { key, operator: not ? 'missing' : 'exists', values: [] };
  }
  const equals = EQUALS.exec(part);
  if (equals) {
    const [, key, sign, value] = equals;
    return { key, operator: sign === '!=' ? 'notIn' : 'in', values: [value] };
  }
  const oneOf = ONE_OF.exec(part);
  if (!oneOf) return undefined;
  const [, key, word, list] = oneOf;
  const values = list.split(',').map(value => value.trim());
  return values.every(value => IS_VALUE.test(value))
    ? { key, operator: word === 'in' ? 'in' : 'notIn', values }
    : undefined;
}

/**
 * Reads a label selector as Kubernetes writes it: `team=fraud,tier in (web, api),!legacy`. Undefined where it is none; an
 * empty one is none either, for it would select everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseSelector(text: string): Requirement[] | undefined {
  const parts = text.match(PARTS) ?? [];
  // What the parts leave out are commas alone, or it was no selector.
  if (parts.join(',') !== text || parts.length === 0) return undefined;
  const requirements = parts.map(part => requirementOf(part.trim()));
  return requirements.every(requirement => requirement !== undefined)
    ? requirements
    : undefined;
}

function holds(
  { key, operator, values }: Requirement,
  labels: Labels,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notIn':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}

/** True where the labels fulfil all of the requirements. */
export function matchesLabels(
  requirements: readonly Requirement[],
  labels: Labels = {},
): boolean {
  return requirements.every(requirement => holds(requirement, labels));
}
