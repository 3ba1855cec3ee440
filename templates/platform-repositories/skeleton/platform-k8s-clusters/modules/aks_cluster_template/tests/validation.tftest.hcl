mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = { tenant_id = "11111111-1111-1111-1111-111111111111", object_id = "33333333-3333-3333-3333-333333333333" }
  }
}

mock_provider "kubernetes" {}
mock_provider "time" {}

mock_provider "random" {
  mock_resource "random_string" {
    defaults = { result = "x7k2qa" }
  }
}

variables {
  name               = "fraud-prod"
  region             = "westeurope"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  tags               = { project = "fraud", stage = "prod" }
  node_pools = {
    system = {
      machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
      taints  = [{ key = "CriticalAddonsOnly", value = "true", effect = "NoSchedule" }]
    }
  }
}

run "a_name_that_begins_with_a_digit_is_refused" {
  command = plan

  variables {
    name = "1st-cluster"
  }

  expect_failures = [var.name]
}

run "a_name_of_more_than_40_characters_is_refused" {
  command = plan

  variables {
    name = "a-cluster-name-of-more-than-forty-letters"
  }

  expect_failures = [var.name]
}

run "a_region_by_its_long_name_is_refused" {
  command = plan

  variables {
    region = "West Europe"
  }

  expect_failures = [var.region]
}

run "a_group_name_with_a_slash_is_refused" {
  command = plan

  variables {
    resource_group_name = "rg/shared"
  }

  expect_failures = [var.resource_group_name]
}

run "a_patch_version_is_refused" {
  command = plan

  variables {
    kubernetes_version = "1.34.2"
  }

  expect_failures = [var.kubernetes_version]
}

run "four_zones_are_refused" {
  command = plan

  variables {
    zones = 4
  }

  expect_failures = [var.zones]
}

run "a_network_that_is_no_network_address_is_refused" {
  command = plan

  variables {
    network = { cidr = "10.40.0.1/16", private_api = true }
  }

  expect_failures = [var.network]
}

run "a_network_without_room_is_refused" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/26", private_api = true }
  }

  expect_failures = [var.network]
}

run "a_service_range_that_is_too_large_is_refused" {
  command = plan

  variables {
    service_cidr = "172.16.0.0/12"
  }

  expect_failures = [var.service_cidr]
}

run "a_pod_range_for_one_node_is_refused" {
  command = plan

  variables {
    pod_cidr = "100.64.0.0/24"
  }

  expect_failures = [var.pod_cidr]
}

run "an_address_that_is_no_range_is_refused" {
  command = plan

  variables {
    api_allowed_cidrs = ["203.0.113.7"]
  }

  expect_failures = [var.api_allowed_cidrs]
}

run "an_ingress_range_that_is_none_is_refused" {
  command = plan

  variables {
    ingress_allowed_cidrs = ["everyone"]
  }

  expect_failures = [var.ingress_allowed_cidrs]
}

run "an_unknown_driver_mode_is_refused" {
  command = plan

  variables {
    gpu_driver = "Latest"
  }

  expect_failures = [var.gpu_driver]
}

run "a_tag_key_with_a_slash_is_refused" {
  command = plan

  variables {
    tags = { "flagstone.dev/project" = "fraud" }
  }

  expect_failures = [var.tags]
}

run "more_tags_than_a_dns_zone_takes_are_refused" {
  command = plan

  variables {
    tags = { for number in range(16) : "tag${number}" => "x" }
  }

  expect_failures = [var.tags]
}

run "a_retention_of_a_week_is_refused" {
  command = plan

  variables {
    log_retention_days = 7
  }

  expect_failures = [var.log_retention_days]
}

run "a_bucket_by_name_is_refused" {
  command = plan

  variables {
    workload_identities = { mlflow = { namespace = "mlflow", service_account = "mlflow", buckets = ["artifacts"] } }
  }

  expect_failures = [var.workload_identities]
}

run "a_role_that_is_no_name_is_refused" {
  command = plan

  variables {
    workload_identities = { mlflow = { namespace = "mlflow", service_account = "mlflow", roles = ["roles/storage.admin"] } }
  }

  expect_failures = [var.workload_identities]
}

run "an_identity_of_the_clusters_name_is_refused" {
  command = plan

  variables {
    workload_identities = { disks = { namespace = "mlflow", service_account = "mlflow" } }
  }

  expect_failures = [var.workload_identities]
}
