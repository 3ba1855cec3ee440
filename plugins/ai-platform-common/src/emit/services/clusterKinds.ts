import type { GroupKind } from './platformService';

const of = (group: string, kind: string): GroupKind => ({ group, kind });

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

export const NAMESPACE = of('', 'Namespace');
export const CRD = of('apiextensions.k8s.io', 'CustomResourceDefinition');
const CLUSTER_ROLE = of(RBAC, 'ClusterRole');
const CLUSTER_ROLE_BINDING = of(RBAC, 'ClusterRoleBinding');
export const MUTATING_WEBHOOK = of(ADMISSION, 'MutatingWebhookConfiguration');
export const VALIDATING_WEBHOOK = of(
  ADMISSION,
  'ValidatingWebhookConfiguration',
);
export const ADMISSION_POLICY = of(ADMISSION, 'ValidatingAdmissionPolicy');
export const ADMISSION_POLICY_BINDING = of(
  ADMISSION,
  'ValidatingAdmissionPolicyBinding',
);
export const API_SERVICE = of('apiregistration.k8s.io', 'APIService');
export const INGRESS_CLASS = of('networking.k8s.io', 'IngressClass');
export const PRIORITY_CLASS = of('scheduling.k8s.io', 'PriorityClass');

/** Permissions that reach over the whole cluster. */
export const CLUSTER_RBAC = [CLUSTER_ROLE, CLUSTER_ROLE_BINDING];

/** A kind of a custom resource. */
export const customKind = of;
