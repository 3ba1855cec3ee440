import type { SeverityRule } from './severityRule';

/** A field of that name, anywhere; what is in it, too. */
function field(names: string): RegExp {
  return new RegExp(`(?:^|\\.)(?:${names})(?:$|[.[])`);
}

const WHOLE_OR_FIELD = /^/;

/** The rules for Terraform and OpenTofu, by resource type and attribute; the first that fits decides. */
export const TERRAFORM_RULES: readonly SeverityRule[] = [
  { id: 'tf-secret-value', severity: 'security', masked: true },
  {
    id: 'tf-tags',
    severity: 'cosmetic',
    path: field('tags|tags_all|labels|effective_labels|terraform_labels'),
  },
  {
    id: 'tf-identity',
    severity: 'security',
    kinds:
      /(?:^|_)(?:iam|role|roles|role_assignment|role_binding|service_account|user|group_membership|access_entry|access_policy|bucket_policy|policy_attachment|user_assigned_identity)(?:_|$)/,
    path: WHOLE_OR_FIELD,
  },
  {
    id: 'tf-network-access',
    severity: 'security',
    kinds:
      /(?:^|_)(?:security_group|security_rule|firewall|network_acl|network_policy|network_security|web_acl|wafv2|public_access_block|bucket_acl|acl)(?:_|$)/,
    path: WHOLE_OR_FIELD,
  },
  {
    id: 'tf-keys-and-secrets',
    severity: 'security',
    kinds:
      /(?:^|_)(?:kms|key_vault|secret|secretsmanager|password|certificate|acm|private_key|ssh_key|api_key|encryption)(?:_|$)/,
    path: WHOLE_OR_FIELD,
  },
  {
    id: 'tf-network-access',
    severity: 'security',
    path: field(
      [
        'ingress|egress|cidr_blocks|ipv6_cidr_blocks|source_ranges|allow|deny',
        'publicly_accessible|(?:\\w+_)?public_access(?:_\\w+)?|public_ip\\w*',
        'associate_public_ip_address|block_public_\\w+|restrict_public_buckets',
        'master_authorized_networks\\w*|authorized_ip_ranges|api_server_access_profile',
        'private_cluster\\w*|enable_private_\\w+|(?:vpc_)?security_group\\w*|acl',
        'network_policy|network_acls|network_rules|metadata_options',
      ].join('|'),
    ),
  },
  {
    id: 'tf-encryption',
    severity: 'security',
    path: field(
      [
        '(?:\\w+_)?encrypt\\w*|kms_\\w+|(?:\\w+_)?tls\\w*|min\\w*_tls_version',
        '(?:\\w+_)?ssl\\w*|https_only|enable_https_traffic_only|certificate\\w*',
        '\\w*(?:password|secret|token|private_key)\\w*',
      ].join('|'),
    ),
  },
  {
    id: 'tf-identity',
    severity: 'security',
    path: field(
      [
        'policy|policy_arns?|assume_role_policy|inline_policy|(?:\\w+_)?role(?:_\\w+)?',
        'iam_\\w+|service_account\\w*|identity|oidc\\w*|workload_identity\\w*|rbac\\w*',
        'role_based_access_control\\w*|access_config|local_account_disabled',
      ].join('|'),
    ),
  },
  {
    id: 'tf-image',
    severity: 'security',
    path: field(
      'ami|ami_type|image|image_id|image_uri|user_data\\w*|source_image\\w*|custom_data',
    ),
  },
  {
    id: 'tf-version',
    severity: 'security',
    path: field(
      '(?:\\w+_)?version|release_version|kubernetes_version|min_master_version',
    ),
  },
  {
    id: 'tf-audit',
    severity: 'security',
    path: field(
      '(?:\\w+_)?logging(?:_\\w+)?|enabled_cluster_log_types|audit\\w*',
    ),
  },
  {
    id: 'tf-size',
    severity: 'capacity',
    path: field(
      [
        'instance_types?|machine_type|vm_size|size|sku\\w*|node_type|instance_class',
        'node_count|desired_size|min_size|max_size|desired_capacity|min_count|max_count',
        'initial_node_count|min_node_count|max_node_count|count|replicas?|replica_count',
        'scaling_config|autoscaling\\w*|enable_auto_scaling|auto_scaling\\w*|max_pods\\w*',
        '\\w*capacity\\w*|\\w*throughput\\w*|iops|(?:guest_)?accelerator\\w*|gpu\\w*',
        'spot\\w*|preemptible|priority|eviction_policy|limits|requests|resources',
      ].join('|'),
    ),
  },
  {
    id: 'tf-placement',
    severity: 'capacity',
    path: field(
      'availability_zones?|zones?|node_locations|location|region|subnet_ids?|taint|node_taints|placement\\w*',
    ),
  },
  {
    id: 'tf-storage',
    severity: 'capacity',
    path: field(
      '(?:\\w+_)?disk_size\\w*|disk_type|volume_size|volume_type|allocated_storage|max_allocated_storage|storage\\w*|block_device_mappings',
    ),
  },
  {
    id: 'tf-machines',
    severity: 'capacity',
    kinds:
      /(?:^|_)(?:node_group|node_pool|instance|autoscaling_group|launch_template|cluster|virtual_machine\w*|machine|disk|volume|file_system|filestore|db|database|quota|nodepool)(?:_|$)/,
    path: /^$/,
  },
];
