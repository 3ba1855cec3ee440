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

run "no_system_pool_is_refused" {
  command = plan

  variables {
    node_pools = {
      pool = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "two_system_pools_are_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_system_pool_that_may_be_empty_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_system_pool_of_spot_nodes_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "spot", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_system_pool_with_another_taint_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" }, taints = [{ key = "team", value = "a", effect = "NoSchedule" }] }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_machine_of_another_cloud_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "m7i.large", min = 0, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "min_above_max_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 4, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "an_unknown_capacity_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "reserved", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_disk_smaller_than_the_image_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 20 }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_zone_by_its_full_name_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, zones = ["westeurope-1"] }
    }
  }

  expect_failures = [var.node_pools]
}

run "an_effect_in_another_spelling_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, taints = [{ key = "team", value = "a", effect = "NO_SCHEDULE" }] }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_taint_twice_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, taints = [{ key = "team", value = "a", effect = "NoSchedule" }, { key = "team", value = "b", effect = "NoSchedule" }] }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_label_of_aks_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "kubernetes.azure.com/mode" = "user" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "the_spot_label_on_a_regular_pool_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "kubernetes.azure.com/scalesetpriority" = "spot" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "an_accelerator_that_azure_lacks_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "google-tpu-v5e", resource = "google.com/tpu", count = 1 } }
    }
  }

  expect_failures = [var.node_pools]
}

run "half_an_accelerator_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 0.5 } }
    }
  }

  expect_failures = [var.node_pools]
}

run "an_unknown_way_of_sharing_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 1, sharing = "mps" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "mig_on_a_card_without_it_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 1, sharing = "mig", mig_profile = "1g.5gb" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_profile_with_more_memory_than_its_share_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-a100-80gb", resource = "nvidia.com/gpu", count = 1, sharing = "mig", mig_profile = "1g.20gb" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "mig_without_a_profile_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-a100-80gb", resource = "nvidia.com/gpu", count = 1, sharing = "mig" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "time_slicing_without_replicas_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      pool   = { machine = "Standard_D8ds_v5", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 1, sharing = "time-slicing" } }
    }
  }

  expect_failures = [var.node_pools]
}
