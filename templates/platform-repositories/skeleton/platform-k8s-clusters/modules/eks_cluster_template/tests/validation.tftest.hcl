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

run "a_name_must_be_a_dns_label" {
  command = plan

  variables {
    name = "Fraud_Prod"
  }

  expect_failures = [var.name]
}

run "a_name_must_be_short" {
  command = plan

  variables {
    name = "a2345678901234567890123456789012345678901"
  }

  expect_failures = [var.name]
}

run "a_version_has_no_patch" {
  command = plan

  variables {
    kubernetes_version = "1.34.2"
  }

  expect_failures = [var.kubernetes_version]
}

run "four_zones_are_too_many" {
  command = plan

  variables {
    zones = 4
  }

  expect_failures = [var.zones]
}

run "a_range_begins_with_its_first_address" {
  command = plan

  variables {
    network = { cidr = "10.40.1.0/16", private_api = true }
  }

  expect_failures = [var.network]
}

run "a_range_must_hold_the_pods" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/23", private_api = true }
  }

  expect_failures = [var.network]
}

run "services_must_not_overlap_the_network" {
  command = plan

  variables {
    service_cidr = "10.40.128.0/20"
  }

  expect_failures = [var.service_cidr]
}

run "retention_is_what_cloudwatch_offers" {
  command = plan

  variables {
    log_retention_days = 100
  }

  expect_failures = [var.log_retention_days]
}

run "tags_must_not_be_reserved" {
  command = plan

  variables {
    tags = { "aws:owner" = "fraud" }
  }

  expect_failures = [var.tags]
}

run "the_autoscalers_name_is_taken" {
  command = plan

  variables {
    workload_identities = { cluster-autoscaler = { namespace = "a", service_account = "a" } }
  }

  expect_failures = [var.workload_identities]
}

run "buckets_are_names" {
  command = plan

  variables {
    workload_identities = { a = { namespace = "a", service_account = "a", buckets = ["s3://fraud/path"] } }
  }

  expect_failures = [var.workload_identities]
}

run "roles_are_policies" {
  command = plan

  variables {
    workload_identities = { a = { namespace = "a", service_account = "a", roles = ["roles/viewer"] } }
  }

  expect_failures = [var.workload_identities]
}

run "a_service_account_has_one_role" {
  command = plan

  variables {
    workload_identities = { a = { namespace = "x", service_account = "x" }, b = { namespace = "x", service_account = "x" } }
  }

  expect_failures = [var.workload_identities]
}
