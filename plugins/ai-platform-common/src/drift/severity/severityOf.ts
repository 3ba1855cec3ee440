import type { DriftValue } from '../../view/driftView';
import type { DriftSeverity } from '../../view/driftVocabulary';
import { severityRules } from './rules';
import type { SeverityRule } from './severityRule';

/** A difference, as far as its severity depends on it. @public */
export interface SeverityInput {
  /** Kubernetes kind, or Terraform resource type. */
  kind: string;
  /** As `formatPath` writes it; empty for a whole resource. */
  path: string;
  want?: DriftValue;
  have?: DriftValue;
}

/** @public */
export interface SeverityVerdict {
  severity: DriftSeverity;
  /** Id of the rule that decided. */
  rule: string;
}

/** A field, as far as the severity of its difference depends on it. */
export type SeverityField = Omit<SeverityInput, 'kind'>;

const COSMETIC: SeverityVerdict = { severity: 'cosmetic', rule: 'else' };

/** The keys of a structure that is shown as YAML. */
function keysOf(value: DriftValue | undefined): string[] {
  if (value?.kind !== 'value' || !value.text.includes(':')) return [];
  return value.text
    .split('\n')
    .flatMap(
      line => /^[\s-]*([A-Za-z][A-Za-z0-9]*):(?:\s|$)/.exec(line)?.[1] ?? [],
    );
}

/** Keys that are a reason of their own. Texts of config files have keys, too, which are none. */
function tellingKeys({ path, want, have }: SeverityField): string[] {
  if (!/^spec(?:$|[.[])/.test(path)) return [];
  return [...keysOf(want), ...keysOf(have)];
}

/** The first of the rules that fits; all of them are about the kind. */
function firstThatFits(
  rules: readonly SeverityRule[],
  field: SeverityField,
): SeverityRule | undefined {
  const isMasked =
    field.want?.kind === 'masked' || field.have?.kind === 'masked';
  let keys: string[] | undefined;
  return rules.find(({ masked, path, key }) => {
    if (masked) return isMasked;
    if (path?.test(field.path)) return true;
    if (!key) return false;
    keys ??= tellingKeys(field);
    return keys.some(each => key.test(each));
  });
}

/** As `severityOf`, for any number of fields of resources of one kind. */
export function severitiesOf(
  kind: string,
): (field: SeverityField) => SeverityVerdict {
  let rules: readonly SeverityRule[] | undefined;
  return field => {
    rules ??= severityRules(kind).filter(
      ({ kinds }) => kinds?.test(kind) ?? true,
    );
    const rule = firstThatFits(rules, field);
    return rule ? { severity: rule.severity, rule: rule.id } : COSMETIC;
  };
}

/**
 * How much a difference matters, by the first rule that fits; cosmetic by the rule `else` where none does.
 * @public
 */
export function severityOf({ kind, ...field }: SeverityInput): SeverityVerdict {
  return severitiesOf(kind)(field);
}
