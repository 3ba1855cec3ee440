import { KUBERNETES_RULES } from './kubernetesRules';
import type { SeverityRule } from './severityRule';
import { TERRAFORM_RULES } from './terraformRules';

/** Kubernetes kinds begin with a capital letter, Terraform resource types do not. */
export function severityRules(kind: string): readonly SeverityRule[] {
  return /^[A-Z]/.test(kind) ? KUBERNETES_RULES : TERRAFORM_RULES;
}
