import type { DriftValue } from '../../view/driftView';
import { severityOf } from './severityOf';

const CONTAINER = 'spec.template.spec.containers[name=server]';
const text = (value: string): DriftValue => ({ kind: 'value', text: value });
const masked: DriftValue = { kind: 'masked' };

type Row = [kind: string, path: string, rule: string];

const SECURITY: Row[] = [
  ['Deployment', `${CONTAINER}.image`, 'image'],
  ['InferenceService', 'spec.predictor.model.storageUri', 'image'],
  ['Deployment', `${CONTAINER}.command[0]`, 'command'],
  ['Deployment', `${CONTAINER}.securityContext.privileged`, 'security-context'],
  ['Pod', 'spec.securityContext', 'security-context'],
  ['Deployment', 'spec.template.spec.hostNetwork', 'host-access'],
  [
    'Deployment',
    'spec.template.spec.volumes[name=x].hostPath.path',
    'host-access',
  ],
  ['Deployment', 'spec.template.spec.serviceAccountName', 'identity'],
  ['Deployment', 'spec.template.spec.automountServiceAccountToken', 'identity'],
  [
    'Deployment',
    `${CONTAINER}.env[name=A].valueFrom.secretKeyRef.name`,
    'secret-reference',
  ],
  ['Deployment', `${CONTAINER}.envFrom[0].secretRef.name`, 'secret-reference'],
  [
    'Deployment',
    'spec.template.spec.volumes[name=x].secret.items',
    'secret-reference',
  ],
  ['Secret', 'data.user', 'secret-data'],
  ['Secret', '', 'secret-data'],
  ['Role', 'rules[0].verbs', 'rbac'],
  ['ClusterRoleBinding', 'subjects[name=alice]', 'rbac'],
  ['RoleBinding', 'roleRef.name', 'rbac'],
  ['ServiceAccount', 'automountServiceAccountToken', 'service-account'],
  [
    'ServiceAccount',
    'metadata.annotations["eks.amazonaws.com/role-arn"]',
    'cloud-identity',
  ],
  ['NetworkPolicy', 'spec.ingress', 'network-policy'],
  ['NetworkPolicy', '', 'network-policy'],
  ['CiliumNetworkPolicy', 'spec.egress', 'network-policy'],
  ['AuthorizationPolicy', 'spec.rules', 'network-policy'],
  [
    'ValidatingWebhookConfiguration',
    'webhooks[name=x].failurePolicy',
    'admission-policy',
  ],
  ['ClusterPolicy', 'spec.rules[name=x]', 'admission-policy'],
  ['K8sRequiredLabels', 'spec.enforcementAction', 'admission-policy'],
  [
    'Namespace',
    'metadata.labels["pod-security.kubernetes.io/enforce"]',
    'pod-security',
  ],
  ['Ingress', 'spec.tls', 'exposure'],
  ['Ingress', 'spec.rules[host=a.example.com]', 'exposure'],
  ['HTTPRoute', 'spec.hostnames[0]', 'exposure'],
  ['Service', 'spec.type', 'exposure'],
  ['ExternalSecret', 'spec.data[0].remoteRef.key', 'credentials-source'],
  ['Application', 'spec.source.repoURL', 'delivery'],
  ['aws_iam_role', 'assume_role_policy', 'tf-identity'],
  ['aws_iam_policy', '', 'tf-identity'],
  ['azurerm_role_assignment', 'principal_id', 'tf-identity'],
  ['aws_security_group', 'ingress[0].cidr_blocks', 'tf-network-access'],
  ['google_compute_firewall', 'source_ranges', 'tf-network-access'],
  [
    'aws_s3_bucket_public_access_block',
    'block_public_acls',
    'tf-network-access',
  ],
  ['aws_db_instance', 'publicly_accessible', 'tf-network-access'],
  [
    'aws_eks_cluster',
    'vpc_config[0].endpoint_public_access',
    'tf-network-access',
  ],
  ['aws_kms_key', 'deletion_window_in_days', 'tf-keys-and-secrets'],
  ['aws_db_instance', 'storage_encrypted', 'tf-encryption'],
  ['azurerm_storage_account', 'min_tls_version', 'tf-encryption'],
  ['aws_launch_template', 'image_id', 'tf-image'],
  ['aws_eks_cluster', 'version', 'tf-version'],
];

const CAPACITY: Row[] = [
  ['Deployment', 'spec.replicas', 'replicas'],
  ['InferenceService', 'spec.predictor.minReplicas', 'replicas'],
  [
    'Deployment',
    `${CONTAINER}.resources.limits["nvidia.com/gpu"]`,
    'resources',
  ],
  ['Deployment', 'spec.template.spec.nodeSelector.pool', 'placement'],
  ['Deployment', 'spec.template.spec.tolerations', 'placement'],
  ['Deployment', 'spec.template.spec.affinity.nodeAffinity', 'placement'],
  ['HorizontalPodAutoscaler', 'spec.maxReplicas', 'autoscaling'],
  ['PodDisruptionBudget', '', 'autoscaling'],
  ['ResourceQuota', 'spec.hard["requests.nvidia.com/gpu"]', 'quota'],
  ['LimitRange', 'spec.limits[type=Container].max.cpu', 'quota'],
  ['ClusterQueue', 'spec.resourceGroups', 'quota'],
  ['PersistentVolumeClaim', 'spec.resources.requests.storage', 'storage'],
  ['StatefulSet', 'spec.volumeClaimTemplates', 'storage'],
  ['NodePool', 'spec.limits.cpu', 'node-pool'],
  ['WorkloadPriorityClass', 'value', 'priority'],
  ['Job', 'metadata.labels["kueue.x-k8s.io/queue-name"]', 'queue'],
  ['Deployment', 'spec.strategy.rollingUpdate.maxSurge', 'rollout'],
  ['Deployment', '', 'workload'],
  ['aws_eks_node_group', 'scaling_config[0].desired_size', 'tf-size'],
  ['aws_instance', 'instance_type', 'tf-size'],
  ['google_container_node_pool', 'node_count', 'tf-size'],
  ['azurerm_kubernetes_cluster_node_pool', 'vm_size', 'tf-size'],
  ['aws_instance', 'root_block_device[0].volume_size', 'tf-storage'],
  ['aws_subnet', 'availability_zone', 'tf-placement'],
  ['aws_eks_node_group', '', 'tf-machines'],
];

const COSMETIC: Row[] = [
  ['Deployment', 'metadata.labels.team', 'else'],
  ['Deployment', `${CONTAINER}.env[name=LOG_LEVEL].value`, 'else'],
  ['Deployment', `${CONTAINER}.args[1]`, 'else'],
  ['ConfigMap', 'data["app.yaml"]', 'else'],
  ['ConfigMap', '', 'else'],
  ['Role', 'metadata.labels.team', 'else'],
  ['Secret', 'metadata.labels.team', 'else'],
  ['PriorityClass', 'description', 'else'],
  ['Service', 'spec.selector.app', 'else'],
  ['aws_iam_role', 'tags.team', 'tf-tags'],
  ['aws_instance', 'tags_all["team"]', 'tf-tags'],
  ['aws_autoscaling_policy', 'cooldown', 'else'],
  ['terraform_data', 'input', 'else'],
];

describe('severityOf', () => {
  it.each(SECURITY)('%s %s is security by %s', (kind, path, rule) => {
    expect(severityOf({ kind, path })).toEqual({ severity: 'security', rule });
  });

  it.each(CAPACITY)('%s %s is capacity by %s', (kind, path, rule) => {
    expect(severityOf({ kind, path })).toEqual({ severity: 'capacity', rule });
  });

  it.each(COSMETIC)('%s %s is cosmetic by %s', (kind, path, rule) => {
    expect(severityOf({ kind, path })).toEqual({ severity: 'cosmetic', rule });
  });

  it('takes a masked value for a secret, wherever it is', () => {
    const path = `${CONTAINER}.env[name=DB_PASSWORD].value`;
    expect(
      severityOf({ kind: 'Deployment', path, want: masked, have: masked }),
    ).toEqual({ severity: 'security', rule: 'secret-value' });
    expect(severityOf({ kind: 'x_y', path: 'a', have: masked })).toEqual({
      severity: 'security',
      rule: 'tf-secret-value',
    });
  });

  it.each([
    ['image: evil:1\nname: miner', 'image'],
    ['name: miner\nsecurityContext:\n  privileged: true', 'security-context'],
    ['hostPath:\n  path: /\nname: root', 'host-access'],
    [
      'name: A\nvalueFrom:\n  secretKeyRef:\n    key: a\n    name: b',
      'secret-reference',
    ],
    ['- envFrom\n- secretRef:\n    name: b', 'secret-reference'],
    ['name: x\nresources:\n  limits:\n    cpu: 1', 'resources'],
    ['name: x\nvalue: "image: y"', 'else'],
  ])('looks into a structure that only one side has: %j', (yaml, rule) => {
    const path = 'spec.template.spec.x[name=x]';
    expect(
      severityOf({ kind: 'Deployment', path, have: text(yaml) }).rule,
    ).toBe(rule);
  });

  it('does not look into texts of configuration', () => {
    expect(
      severityOf({
        kind: 'ConfigMap',
        path: 'data["values.yaml"]',
        want: text('|\n  image: a\n  replicas: 3'),
        have: text('|\n  image: b\n  replicas: 4'),
      }).rule,
    ).toBe('else');
  });
});
