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

run "the_system_pool_is_needed" {
  command = plan

  variables {
    node_pools = { pool = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100 } }
  }

  expect_failures = [var.node_pools]
}

run "the_system_pool_never_empties" {
  command = plan

  variables {
    node_pools = { system = { machine = "m7i.large", min = 0, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } } }
  }

  expect_failures = [var.node_pools]
}

run "a_minimum_is_below_the_maximum" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 3, max = 2, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_pool_may_hold_a_node" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 0, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "capacity_is_on_demand_or_spot" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "reserved", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_disk_holds_the_images" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 10 }
    }
  }

  expect_failures = [var.node_pools]
}

run "taints_are_given_in_kubernetes_spelling" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, taints = [{ key = "gpu", effect = "NO_SCHEDULE" }] }
    }
  }

  expect_failures = [var.node_pools]
}

run "taints_have_each_key_and_effect_once" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, taints = [{ key = "gpu", effect = "NoSchedule" }, { key = "gpu", effect = "NoSchedule" }] }
    }
  }

  expect_failures = [var.node_pools]
}

run "pool_names_leave_room_for_a_suffix" {
  command = plan

  variables {
    node_pools = {
      system                                = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      a234567890123456789012345678901234567 = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "tpus_are_not_on_aws" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { type = "google-tpu-v5e", resource = "nvidia.com/gpu", count = 1 } }
    }
  }

  expect_failures = [var.node_pools]
}

run "time_slicing_needs_replicas" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-l4", resource = "nvidia.com/gpu", count = 1, sharing = "time-slicing" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "sharing_is_one_of_three" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "g6.4xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-l4", resource = "nvidia.com/gpu", count = 1, sharing = "mps" } }
    }
  }

  expect_failures = [var.node_pools]
}
