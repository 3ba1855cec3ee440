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

run "accelerators_have_their_gke_names" {
  command = plan

  assert {
    condition = { for name, pool in google_container_node_pool.this : name => one(pool.node_config[0].guest_accelerator[*].type) if length(pool.node_config[0].guest_accelerator) > 0 } == {
      gpu        = "nvidia-l4"
      gpu-mig    = "nvidia-tesla-a100"
      gpu-shared = "nvidia-tesla-t4"
      h100       = "nvidia-h100-80gb"
      h100-mega  = "nvidia-h100-mega-80gb"
      h200       = "nvidia-h200-141gb"
    }
    error_message = "every GPU has the name that GKE knows, by machine where it matters; TPUs come with the machine"
  }
  assert {
    condition     = google_container_node_pool.this["gpu"].node_config[0].guest_accelerator[0].count == 4
    error_message = "the count is per node"
  }
}

run "gke_installs_the_driver_and_divides_the_cards" {
  command = plan

  assert {
    condition     = alltrue(flatten([for pool in google_container_node_pool.this : [for gpu in pool.node_config[0].guest_accelerator : gpu.gpu_driver_installation_config[0].gpu_driver_version == "DEFAULT"]]))
    error_message = "GKE must install the driver"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["gpu-mig"].node_config[0].guest_accelerator[0].gpu_partition_size == "1g.5gb",
      google_container_node_pool.this["gpu"].node_config[0].guest_accelerator[0].gpu_partition_size == null,
    ])
    error_message = "the MIG pool, and no other, is partitioned"
  }
  assert {
    condition     = one(google_container_node_pool.this["gpu-shared"].node_config[0].guest_accelerator[0].gpu_sharing_config) == { gpu_sharing_strategy = "TIME_SHARING", max_shared_clients_per_gpu = 4 }
    error_message = "the shared pool takes turns"
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.node_config[0].image_type == "COS_CONTAINERD" && pool.node_config[0].shielded_instance_config[0].enable_secure_boot])
    error_message = "all nodes boot securely from Container-Optimized OS"
  }
}

run "the_gpu_operator_can_have_the_cards_to_itself" {
  command = plan

  variables {
    gpu_driver = "gpu-operator"
  }

  assert {
    condition     = google_container_node_pool.this["gpu"].node_config[0].guest_accelerator[0].gpu_driver_installation_config[0].gpu_driver_version == "INSTALLATION_DISABLED"
    error_message = "GKE must not install a driver"
  }
  assert {
    condition     = google_container_node_pool.this["gpu"].node_config[0].labels == tomap({ "gke-no-default-nvidia-gpu-device-plugin" = "true", "flagstone.dev/accelerator" = "nvidia-l4" })
    error_message = "GKE must not run its device plugin"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["gpu-mig"].node_config[0].labels["nvidia.com/mig.config"] == "all-1g.5gb",
      google_container_node_pool.this["gpu-mig"].node_config[0].guest_accelerator[0].gpu_partition_size == null,
      length(google_container_node_pool.this["gpu-shared"].node_config[0].guest_accelerator[0].gpu_sharing_config) == 0,
    ])
    error_message = "the operator divides the cards, not GKE"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["gpu"].node_config[0].image_type == "UBUNTU_CONTAINERD",
      !google_container_node_pool.this["gpu"].node_config[0].shielded_instance_config[0].enable_secure_boot,
    ])
    error_message = "the operator builds its unsigned module on Ubuntu"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["tpu"].node_config[0].image_type == "COS_CONTAINERD",
      google_container_node_pool.this["system"].node_config[0].shielded_instance_config[0].enable_secure_boot,
    ])
    error_message = "pools without GPUs stay as they are"
  }
}

run "tpu_slices_of_several_nodes_are_placed_together" {
  command = plan

  assert {
    condition = alltrue([
      one(google_container_node_pool.this["tpu-slice"].placement_policy[*].tpu_topology) == "4x4",
      one(google_container_node_pool.this["tpu-slice"].placement_policy[*].type) == "COMPACT",
      length(google_container_node_pool.this["tpu-slice"].node_locations) == 1,
    ])
    error_message = "a slice over nodes needs its topology, in one zone"
  }
  assert {
    condition     = length(google_container_node_pool.this["tpu"].placement_policy) == 0
    error_message = "a node that is a slice of its own must have no topology"
  }
}
