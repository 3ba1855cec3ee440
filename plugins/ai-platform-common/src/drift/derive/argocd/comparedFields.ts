import { compareObjects, type FieldComparison } from '../../compare';
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

interface Compared {
  key: string;
  fields: readonly FieldComparison[];
}

// The reader hands out the same objects until Argo CD compares anew, and a page and the history ask the same of them.
const remembered = new WeakMap<ManagedResourceFacts, Compared>();

/** The fields in which a resource differs, noise included; worked out once for as long as the resource is kept. */
export function comparedFields(
  facts: ManagedResourceFacts,
  { rules, key }: IgnoreRules,
): readonly FieldComparison[] {
  const known = remembered.get(facts);
  if (known?.key === key) return known.fields;
  const { group, kind, namespace, name, want, have, target, live } = facts;
  const fields = compareObjects({
    ref: { group, kind, namespace, name },
    want,
    have,
    target,
    live,
    ignore: rules,
  });
  remembered.set(facts, { key, fields });
  return fields;
}
