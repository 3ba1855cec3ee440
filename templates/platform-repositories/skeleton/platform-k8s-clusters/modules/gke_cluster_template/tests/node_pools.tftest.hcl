mock_provider "google" {
  mock_data "google_compute_zones" {
    defaults = { names = ["us-central1-a", "us-central1-b", "us-central1-c", "us-central1-f"] }
  }
}
mock_provider "kubernetes" {}
mock_provider "random" {}
mock_provider "time" {}

variables {
  name               = "vision-prod"
  project            = "ai-platform-prod"
  region             = "us-central1"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  tags               = { project = "vision" }
  node_pools = {
    system = {
      machine = "n2-standard-4", min = 3, max = 6, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
    }
    general-spot = {
      machine = "n4-standard-8", min = 0, max = 9, capacity = "spot", disk_gb = 100
      taints = [
        { key = "flagstone.dev/spot", value = "true", effect = "NoSchedule" },
        { key = "example.com/soft", effect = "PreferNoSchedule" },
        { key = "example.com/hard", value = "yes", effect = "NoExecute" },
      ]
    }
    gpu = {
      machine     = "g2-standard-48", min = 0, max = 4, capacity = "on-demand", disk_gb = 300
      labels      = { "flagstone.dev/accelerator" = "nvidia-l4" }
      taints      = [{ key = "nvidia.com/gpu", value = "true", effect = "NoSchedule" }]
      accelerator = { type = "nvidia-l4", resource = "nvidia.com/gpu", count = 4 }
    }
    gpu-mig = {
      machine     = "a2-highgpu-1g", min = 0, max = 2, capacity = "spot", disk_gb = 300
      taints      = [{ key = "nvidia.com/gpu", value = "present", effect = "NoSchedule" }]
      accelerator = { type = "nvidia-a100-40gb", resource = "nvidia.com/gpu", count = 1, sharing = "mig", mig_profile = "1g.5gb" }
    }
    gpu-shared = {
      machine     = "n1-standard-8", min = 1, max = 2, capacity = "on-demand", disk_gb = 200, zones = ["us-central1-f"]
      accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 2, sharing = "time-slicing", replicas = 4 }
    }
    h100 = {
      machine     = "a3-highgpu-8g", min = 0, max = 1, capacity = "on-demand", disk_gb = 500
      accelerator = { type = "nvidia-h100-80gb", resource = "nvidia.com/gpu", count = 8 }
    }
    h100-mega = {
      machine     = "a3-megagpu-8g", min = 0, max = 1, capacity = "on-demand", disk_gb = 500
      accelerator = { type = "nvidia-h100-80gb", resource = "nvidia.com/gpu", count = 8 }
    }
    h200 = {
      machine     = "a3-ultragpu-8g", min = 0, max = 1, capacity = "on-demand", disk_gb = 500
      accelerator = { type = "nvidia-h200-141gb", resource = "nvidia.com/gpu", count = 8 }
    }
    tpu = {
      machine     = "ct5lp-hightpu-8t", min = 0, max = 2, capacity = "on-demand", disk_gb = 200
      taints      = [{ key = "google.com/tpu", value = "true", effect = "NoSchedule" }]
      accelerator = { type = "google-tpu-v5e", resource = "google.com/tpu", count = 8 }
    }
    tpu-slice = {
      machine     = "ct6e-standard-4t", min = 0, max = 4, capacity = "spot", disk_gb = 200
      accelerator = { type = "google-tpu-v6e", resource = "google.com/tpu", count = 4, tpu_topology = "4x4" }
    }
  }
}

run "sizes_are_totals_over_the_zones" {
  command = plan

  assert {
    condition = alltrue([
      for name, pool in google_container_node_pool.this :
      pool.autoscaling[0].total_min_node_count == var.node_pools[name].min && pool.autoscaling[0].total_max_node_count == var.node_pools[name].max && pool.autoscaling[0].max_node_count == null
    ])
    error_message = "limits per zone would multiply by the number of zones"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["system"].initial_node_count == 1,
      length(google_container_node_pool.this["system"].node_locations) == 3,
    ])
    error_message = "the first size is per zone: one node in each of three"
  }
  assert {
    condition     = google_container_node_pool.this["gpu"].initial_node_count == 0
    error_message = "a pool with min 0 begins empty"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["system"].autoscaling[0].location_policy == "BALANCED",
      google_container_node_pool.this["gpu"].autoscaling[0].location_policy == "ANY",
      google_container_node_pool.this["general-spot"].autoscaling[0].location_policy == "ANY",
    ])
    error_message = "what is scarce is taken from wherever it is"
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.management[0].auto_repair && pool.management[0].auto_upgrade])
    error_message = "nodes must be repaired and upgraded"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["system"].upgrade_settings[0].max_surge == 1,
      google_container_node_pool.this["gpu"].upgrade_settings[0].max_surge == 0,
    ])
    error_message = "an upgrade must not ask for an accelerator beyond max"
  }
}

run "a_small_pool_begins_within_its_max" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "n2-standard-4", min = 1, max = 1, capacity = "on-demand", disk_gb = 50, labels = { "flagstone.dev/pool-role" = "system" } }
      busy   = { machine = "n2-standard-4", min = 4, max = 5, capacity = "on-demand", disk_gb = 50 }
    }
  }

  assert {
    condition = alltrue([
      length(google_container_node_pool.this["system"].node_locations) == 1,
      google_container_node_pool.this["system"].initial_node_count == 1,
    ])
    error_message = "one node cannot stand in three zones"
  }
  assert {
    condition     = google_container_node_pool.this["busy"].initial_node_count == 1
    error_message = "two nodes in each of three zones would be more than 5"
  }
}

run "spot_and_taints_are_spelled_as_gke_spells_them" {
  command = plan

  assert {
    condition = alltrue([
      google_container_node_pool.this["general-spot"].node_config[0].spot,
      !google_container_node_pool.this["system"].node_config[0].spot,
    ])
    error_message = "only the spot pool is spot"
  }
  assert {
    condition = google_container_node_pool.this["general-spot"].node_config[0].taint == tolist([
      { key = "flagstone.dev/spot", value = "true", effect = "NO_SCHEDULE" },
      { key = "example.com/soft", value = "", effect = "PREFER_NO_SCHEDULE" },
      { key = "example.com/hard", value = "yes", effect = "NO_EXECUTE" },
    ])
    error_message = "taints keep their order and change their spelling"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["gpu"].node_config[0].taint[0].value == "present",
      google_container_node_pool.this["tpu"].node_config[0].taint[0].value == "present",
    ])
    error_message = "GKE sets these taints itself, with the value present, and refuses another value"
  }
}

run "disks_suit_the_machine" {
  command = plan

  assert {
    condition = alltrue([
      google_container_node_pool.this["general-spot"].node_config[0].disk_type == "hyperdisk-balanced",
      google_container_node_pool.this["h200"].node_config[0].disk_type == "hyperdisk-balanced",
      google_container_node_pool.this["tpu-slice"].node_config[0].disk_type == "hyperdisk-balanced",
    ])
    error_message = "N4, A3 Ultra and TPU v6e take no Persistent Disk"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["gpu"].node_config[0].disk_type == "pd-balanced",
      google_container_node_pool.this["gpu"].node_config[0].disk_size_gb == 300,
    ])
    error_message = "elsewhere the boot disk is pd-balanced, as large as asked"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["h100"].node_config[0].ephemeral_storage_local_ssd_config[0].local_ssd_count == 16,
      length(google_container_node_pool.this["gpu"].node_config[0].ephemeral_storage_local_ssd_config) == 0,
    ])
    error_message = "local SSDs that come with the machine hold ephemeral storage"
  }
}

run "pools_stand_where_their_machine_is_offered" {
  command = plan

  override_data {
    target = data.google_compute_machine_types.zone["us-central1-b"]
    values = { machine_types = [{ name = "n2-standard-4" }, { name = "a2-highgpu-1g" }] }
  }
  override_data {
    target = data.google_compute_machine_types.zone["us-central1-f"]
    values = { machine_types = [{ name = "n2-standard-4" }, { name = "a2-highgpu-1g" }, { name = "ct6e-standard-4t" }] }
  }

  assert {
    condition     = google_container_node_pool.this["gpu-mig"].node_locations == toset(["us-central1-b", "us-central1-f"])
    error_message = "a pool must be in zones that offer its machine, also beyond those of the cluster"
  }
  assert {
    condition     = google_container_node_pool.this["tpu-slice"].node_locations == toset(["us-central1-f"])
    error_message = "a slice must be in the zone that offers it"
  }
  assert {
    condition     = google_container_node_pool.this["gpu-shared"].node_locations == toset(["us-central1-f"])
    error_message = "zones that are named are taken as they are"
  }
  assert {
    condition     = google_container_node_pool.this["gpu"].node_locations == toset(["us-central1-a", "us-central1-b", "us-central1-c"])
    error_message = "a machine that no zone lists counts as offered everywhere"
  }
}

run "nodes_run_as_a_service_account_that_may_little" {
  command = plan

  assert {
    condition     = toset([for grant in google_project_iam_member.nodes : grant.role]) == toset(["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"])
    error_message = "nodes write logs and metrics and pull images"
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.node_config[0].workload_metadata_config[0].mode == "GKE_METADATA" && pool.node_config[0].metadata["disable-legacy-endpoints"] == "true" && pool.node_config[0].kubelet_config[0].insecure_kubelet_readonly_port_enabled == "FALSE"])
    error_message = "pods must not see the identity of their node"
  }
}
