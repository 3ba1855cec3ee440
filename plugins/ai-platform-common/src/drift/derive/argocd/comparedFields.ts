import type { FieldComparison } from '../../compare';
import {
  comparedObject,
  inOrder,
  type ComparedObject,
} from '../../compare/compareObjects';
import { concerns } from '../../compare/ignoreRules';
import type { IgnoreRule, ManagedResourceFacts } from '../../facts';

/** The `ignoreDifferences` of an application, with a text that tells two sets of them apart. */
export interface IgnoreRules {
  rules: readonly IgnoreRule[];
  key: string;
}

/** Prepares the rules once for all resources of an application. */
export function ignoreRules(rules: readonly IgnoreRule[]): IgnoreRules {
  return { rules, key: JSON.stringify(rules) };
}

interface Remembered extends ComparedObject {
  key: string;
}

// The reader hands out the same objects until Argo CD compares anew, and a page and the history ask the same of them.
const remembered = new WeakMap<ManagedResourceFacts, Remembered>();

function compared(
  facts: ManagedResourceFacts,
  { rules }: IgnoreRules,
): ComparedObject {
  const { group, kind, namespace, name, want, have, target, live } = facts;
  const ref = { group, kind, namespace, name };
  const forms = { want, have, target, live };
  const { fields, noise } = comparedObject({ ref, ...forms, ignore: rules });
  // What the rules take out is counted, and so it is needed in any case.
  if (rules.some(rule => concerns(rule, ref))) {
    return { fields: inOrder([...fields, ...noise()]), noise: () => [] };
  }
  let found: FieldComparison[] | undefined;
  return {
    fields,
    noise: () => {
      found ??= noise();
      return found;
    },
  };
}

/**
 * The fields in which a resource differs, with the noise that has to be known, and the rest of the noise on demand; worked
 * out once for as long as the resource is kept.
 */
export function differingFields(
  facts: ManagedResourceFacts,
  rules: IgnoreRules,
): ComparedObject {
  const known = remembered.get(facts);
  if (known?.key === rules.key) return known;
  const found = { ...compared(facts, rules), key: rules.key };
  remembered.set(facts, found);
  return found;
}

/** The fields in which a resource differs, all of the noise included. */
export function comparedFields(
  facts: ManagedResourceFacts,
  rules: IgnoreRules,
): FieldComparison[] {
  const { fields, noise } = differingFields(facts, rules);
  return inOrder([...fields, ...noise()]);
}
