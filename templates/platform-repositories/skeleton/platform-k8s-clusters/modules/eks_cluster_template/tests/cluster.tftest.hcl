mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_data "aws_ec2_instance_type_offerings" {
    defaults = { locations = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_resource "aws_eks_cluster" {
    defaults = {
      arn                   = "arn:aws:eks:eu-central-1:123456789012:cluster/fraud-prod"
      endpoint              = "https://cluster.example"
      certificate_authority = [{ data = "Y2VydA==" }]
      identity              = [{ oidc = [{ issuer = "https://issuer.example/id/1" }] }]
    }
  }
  mock_resource "aws_eks_node_group" {
    defaults = { resources = [{ autoscaling_groups = [{ name = "eks-pool" }], remote_access_security_group_id = "" }] }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:123456789012:key/1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/mocked" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/issuer.example/id/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:mocked" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-1", latest_version = 3 }
  }
}

mock_provider "kubernetes" {}

variables {
  name               = "fraud-prod"
  region             = "eu-central-1"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  tags               = { project = "fraud", stage = "prod" }
  node_pools = {
    system = {
      machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80
      labels  = { "flagstone.dev/pool-role" = "system" }
      taints  = [{ key = "CriticalAddonsOnly", value = "true", effect = "NoSchedule" }]
    }
  }
}

run "the_api_is_private" {
  command = plan

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "a private API has the private endpoint alone"
  }
  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.api : rule.cidr_ipv4]) == toset(["10.40.0.0/16"])
    error_message = "only the VPC reaches a private API"
  }
  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.api : rule.from_port == 443 && rule.to_port == 443])
    error_message = "the API's group opens HTTPS alone"
  }
}

run "connected_networks_reach_a_private_api" {
  command = plan

  variables {
    api_allowed_cidrs = ["192.168.0.0/24"]
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.api : rule.cidr_ipv4]) == toset(["10.40.0.0/16", "192.168.0.0/24"])
    error_message = "the VPC and the connected network reach a private API"
  }
  assert {
    condition     = !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "allowed ranges do not open a private API to the internet"
  }
}

run "a_public_api_is_narrowed" {
  command = plan

  variables {
    network           = { cidr = "10.40.0.0/16", private_api = false }
    api_allowed_cidrs = ["203.0.113.0/24"]
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_public_access && aws_eks_cluster.this.vpc_config[0].public_access_cidrs == toset(["203.0.113.0/24"])
    error_message = "a public API answers the allowed ranges alone"
  }
  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access
    error_message = "nodes keep the private endpoint"
  }
}

run "a_public_api_for_everyone_is_reported" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/16", private_api = false }
  }

  expect_failures = [check.public_api_is_narrowed]
}

run "the_control_plane_is_hardened" {
  assert {
    condition     = aws_eks_cluster.this.version == "1.34" && aws_eks_cluster.this.deletion_protection && aws_eks_cluster.this.upgrade_policy[0].support_type == "STANDARD"
    error_message = "version, protection and upgrade policy are set"
  }
  assert {
    condition     = length(aws_eks_cluster.this.enabled_cluster_log_types) == 5
    error_message = "all five kinds of control-plane logs are kept"
  }
  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API"
    error_message = "access is by access entries, not by the aws-auth map"
  }
  assert {
    condition     = aws_eks_cluster.this.encryption_config[0].provider[0].key_arn == output.secrets_kms_key_id && aws_eks_cluster.this.encryption_config[0].resources == toset(["secrets"])
    error_message = "secrets are encrypted with the cluster's key"
  }
}

run "logs_are_encrypted_and_kept" {
  variables {
    log_retention_days = 365
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.this : group.kms_key_id == aws_kms_key.this.arn && group.retention_in_days == 365])
    error_message = "every log group has the key and the retention"
  }
  assert {
    condition     = aws_cloudwatch_log_group.this["cluster"].name == "/aws/eks/fraud-prod/cluster"
    error_message = "EKS writes to a group of this name, and makes an unencrypted one otherwise"
  }
  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL" && aws_flow_log.this.log_destination == aws_cloudwatch_log_group.this["flow-logs"].arn
    error_message = "all traffic of the VPC is logged"
  }
}

run "the_key_rotates_and_admits_who_needs_it" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation
    error_message = "the key rotates"
  }
  assert {
    condition     = { for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid => statement }["Logs"].Principal.Service == "logs.eu-central-1.amazonaws.com"
    error_message = "CloudWatch Logs of the region uses the key"
  }
  assert {
    condition     = length({ for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid => statement }["Logs"].Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"]) == 2
    error_message = "CloudWatch Logs uses the key for the cluster's groups alone"
  }
  assert {
    condition = alltrue([for statement in jsondecode(aws_kms_key.this.policy).Statement :
      statement.Condition.StringEquals["kms:CallerAccount"] == "123456789012" && length(statement.Condition.ArnEquals["aws:PrincipalArn"]) == 2
    if try(statement.Principal.AWS, "") == "*"])
    error_message = "a principal * is always bound to the account and the service-linked roles"
  }
}

run "volumes_are_encrypted_by_default" {
  assert {
    condition     = kubernetes_storage_class_v1.default[0].metadata[0].name == "flagstone-encrypted"
    error_message = "the Helm values name the class on every cloud"
  }
  assert {
    condition     = kubernetes_storage_class_v1.default[0].metadata[0].annotations["storageclass.kubernetes.io/is-default-class"] == "true"
    error_message = "gp3 is the default class"
  }
  assert {
    condition     = kubernetes_storage_class_v1.default[0].parameters == tomap({ type = "gp3", encrypted = "true", kmsKeyId = aws_kms_key.this.arn })
    error_message = "volumes are encrypted with the cluster's key"
  }
}

run "the_storage_class_can_be_left_out" {
  command = plan

  variables {
    manage_storage_class = false
  }

  assert {
    condition     = length(kubernetes_storage_class_v1.default) == 0
    error_message = "no StorageClass is made"
  }
}

run "addons_run_on_the_system_pool" {
  command = plan

  variables {
    tags = { project = "fraud", note = "a,b", sum = "a=b" }
  }

  assert {
    condition     = toset(concat(keys(aws_eks_addon.before_nodes), keys(aws_eks_addon.on_nodes))) == toset(["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns", "aws-ebs-csi-driver", "metrics-server"])
    error_message = "all add-ons are installed"
  }
  assert {
    condition     = jsondecode(aws_eks_addon.on_nodes["coredns"].configuration_values).nodeSelector == { "flagstone.dev/pool-role" = "system" }
    error_message = "DNS is placed on the system pool"
  }
  assert {
    condition     = jsondecode(aws_eks_addon.on_nodes["metrics-server"].configuration_values).tolerations == [{ effect = "NoSchedule", key = "CriticalAddonsOnly", operator = "Equal", value = "true" }]
    error_message = "add-ons tolerate the taints of the system pool"
  }
  assert {
    condition     = jsondecode(aws_eks_addon.on_nodes["aws-ebs-csi-driver"].configuration_values).controller.extraVolumeTags == { project = "fraud" }
    error_message = "volumes carry the tags that the driver can express"
  }
}
