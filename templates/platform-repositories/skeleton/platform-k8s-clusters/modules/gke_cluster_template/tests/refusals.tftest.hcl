mock_provider "google" {
  mock_data "google_compute_zones" {
    defaults = { names = ["europe-west4-a", "europe-west4-b", "europe-west4-c"] }
  }
}
mock_provider "kubernetes" {}
mock_provider "random" {}
mock_provider "time" {}

variables {
  name               = "fraud-dev"
  project            = "ai-platform-dev"
  region             = "europe-west4"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  node_pools = {
    system = {
      machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
    }
  }
}

run "a_name_must_be_a_label_that_starts_with_a_letter" {
  command = plan

  variables {
    name = "9lives"
  }

  expect_failures = [var.name]
}

run "a_name_must_have_at_most_40_characters" {
  command = plan

  variables {
    name = "a2345678901234567890123456789012345678901"
  }

  expect_failures = [var.name]
}

run "a_project_is_an_id_and_not_a_number" {
  command = plan

  variables {
    project = "123456789012"
  }

  expect_failures = [var.project]
}

run "a_region_is_not_a_zone" {
  command = plan

  variables {
    region = "europe-west4-a"
  }

  expect_failures = [var.region]
}

run "a_version_is_a_minor_version" {
  command = plan

  variables {
    kubernetes_version = "1.34.1-gke.100"
  }

  expect_failures = [var.kubernetes_version]
}

run "there_are_one_to_three_zones" {
  command = plan

  variables {
    zones = 4
  }

  expect_failures = [var.zones]
}

run "a_range_begins_at_its_network_address" {
  command = plan

  variables {
    network = { cidr = "10.40.1.0/16", private_api = true }
  }

  expect_failures = [var.network]
}

run "ranges_must_be_ranges" {
  command = plan

  variables {
    pod_cidr          = "100.64.0.0"
    service_cidr      = "services"
    api_allowed_cidrs = ["office"]
  }

  expect_failures = [var.pod_cidr, var.service_cidr, var.api_allowed_cidrs]
}

run "labels_are_lower_case" {
  command = plan

  variables {
    tags = { CostCentre = "4711" }
  }

  expect_failures = [var.tags]
}

run "logs_are_kept_for_a_day_at_least" {
  command = plan

  variables {
    log_retention_days = 0
  }

  expect_failures = [var.log_retention_days]
}

run "a_workload_may_not_own_the_project" {
  command = plan

  variables {
    workload_identities = { ci = { namespace = "ci", service_account = "runner", roles = ["roles/owner"] } }
  }

  expect_failures = [var.workload_identities]
}

run "the_name_nodes_is_taken" {
  command = plan

  variables {
    workload_identities = { nodes = { namespace = "ci", service_account = "runner" } }
  }

  expect_failures = [var.workload_identities]
}

run "the_driver_comes_from_gke_or_the_operator" {
  command = plan

  variables {
    gpu_driver = "myself"
  }

  expect_failures = [var.gpu_driver]
}

run "ranges_may_not_overlap" {
  command = plan

  variables {
    network = { cidr = "100.65.0.0/16", private_api = true }
  }

  expect_failures = [google_compute_subnetwork.nodes]
}

run "the_network_holds_all_nodes" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/28", private_api = true }
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 20, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [google_compute_subnetwork.nodes]
}

run "the_pod_range_holds_a_block_for_every_node" {
  command = plan

  variables {
    pod_cidr = "100.64.0.0/22"
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [google_compute_subnetwork.nodes]
}

run "a_region_must_have_the_zones" {
  command = plan

  override_data {
    target = data.google_compute_zones.region
    values = { names = ["europe-west4-a"] }
  }

  expect_failures = [google_container_cluster.this]
}
