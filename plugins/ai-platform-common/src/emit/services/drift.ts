import type { IgnoreDifference } from './platformService';

const WEBHOOKS = 'admissionregistration.k8s.io';
const CA_BUNDLE = '.webhooks[]?.clientConfig.caBundle';

/** The authority of webhooks, which cert-manager or the operator itself writes after the sync. */
export const WEBHOOK_CA: IgnoreDifference[] = [
  {
    group: WEBHOOKS,
    kind: 'MutatingWebhookConfiguration',
    jqPathExpressions: [CA_BUNDLE],
  },
  {
    group: WEBHOOKS,
    kind: 'ValidatingWebhookConfiguration',
    jqPathExpressions: [CA_BUNDLE],
  },
];

/** The authority of conversion webhooks in CRDs. */
export const CONVERSION_CA: IgnoreDifference = {
  group: 'apiextensions.k8s.io',
  kind: 'CustomResourceDefinition',
  jqPathExpressions: ['.spec.conversion.webhook.clientConfig.caBundle'],
};

/** Rules of roles that Kubernetes itself gathers from others. */
export const AGGREGATED_ROLES: IgnoreDifference = {
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  jqPathExpressions: ['select(.aggregationRule != null) | .rules'],
};

/** The content of a Secret that a chart makes up anew at every rendering. */
export function generatedSecret(name: string): IgnoreDifference {
  return { group: '', kind: 'Secret', name, jsonPointers: ['/data'] };
}
