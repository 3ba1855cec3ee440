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

/** The keys of a structure that is shown as YAML. */
function keysOf(value: DriftValue | undefined): string[] {
  if (value?.kind !== 'value' || !value.text.includes(':')) return [];
  return value.text
    .split('\n')
    .flatMap(
      line => /^[\s-]*([A-Za-z][A-Za-z0-9]*):(?:\s|$)/.exec(line)?.[1] ?? [],
    );
}

function fits(rule: SeverityRule, input: SeverityInput): boolean {
  const { kind, path, want, have } = input;
  if (rule.kinds && !rule.kinds.test(kind)) return false;
  if (rule.masked) return want?.kind === 'masked' || have?.kind === 'masked';
  if (rule.path?.test(path)) return true;
  const { key } = rule;
  // Texts of config files have keys of their own.
  if (!key || !/^spec(?:$|[.[])/.test(path)) return false;
  return [...keysOf(want), ...keysOf(have)].some(each => key.test(each));
}

/**
 * How much a difference matters, by the first rule that fits; cosmetic by the rule `else` where none does.
 * @public
 */
export function severityOf(input: SeverityInput): SeverityVerdict {
  const rule = severityRules(input.kind).find(each => fits(each, input));
  return rule
    ? { severity: rule.severity, rule: rule.id }
    : { severity: 'cosmetic', rule: 'else' };
}
