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

run "there_is_one_system_pool" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "the_system_pool_is_never_empty" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "min_is_not_above_max" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 4, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "capacity_is_spot_or_on_demand" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 3, capacity = "preemptible", disk_gb = 100 }
    }
  }

  expect_failures = [var.node_pools]
}

run "taints_come_in_kubernetes_spelling" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, taints = [{ key = "a", effect = "NO_SCHEDULE" }] }
    }
  }

  expect_failures = [var.node_pools]
}

run "a_topology_has_two_sides" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "ct6e-standard-4t", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "google-tpu-v6e", count = 4, tpu_topology = "big" } }
    }
  }

  expect_failures = [var.node_pools]
}

run "an_accelerator_of_another_cloud_is_refused" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "aws-trainium", count = 1 } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "a_machine_must_have_the_accelerator" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "n2-standard-4", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "nvidia-l4", count = 1 } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "a_tpu_machine_has_all_its_chips" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "ct5lp-hightpu-4t", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "google-tpu-v5e", count = 8 } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "a_tpu_cannot_be_shared" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "ct5lp-hightpu-4t", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "google-tpu-v5e", count = 4, sharing = "time-slicing", replicas = 2 } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "mig_needs_a_profile" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "a2-highgpu-1g", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "nvidia-a100-40gb", count = 1, sharing = "mig" } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "mig_with_the_operator_needs_a_profile_too" {
  command = plan

  variables {
    gpu_driver = "gpu-operator"
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "a2-highgpu-1g", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "nvidia-a100-40gb", count = 1, sharing = "mig" } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "mig_needs_a_gpu_that_can" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "g2-standard-4", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "nvidia-l4", count = 1, sharing = "mig", mig_profile = "1g.5gb" } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "gke_must_offer_the_partition" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "a2-highgpu-1g", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "nvidia-a100-40gb", count = 1, sharing = "mig", mig_profile = "1g.10gb" } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "time_slicing_needs_replicas" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "g2-standard-4", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "nvidia-l4", count = 1, sharing = "time-slicing" } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "a_slice_exists_whole_or_not_at_all" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "ct6e-standard-4t", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/gpu", type = "google-tpu-v6e", count = 4, tpu_topology = "4x4" } }
    }
  }

  expect_failures = [google_container_node_pool.this]
}

run "a_resource_that_gke_does_not_advertise_is_pointed_out" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      other  = { machine = "a2-highgpu-1g", min = 0, max = 2, capacity = "on-demand", disk_gb = 100, accelerator = { resource = "nvidia.com/mig-1g.5gb", type = "nvidia-a100-40gb", count = 1, sharing = "mig", mig_profile = "1g.5gb" } }
    }
  }

  expect_failures = [check.advertised_resources]
}
