resource "google_container_node_pool" "this" {
  for_each = var.node_pools

  project        = var.project
  cluster        = google_container_cluster.this.id
  location       = var.region
  name           = each.key
  node_locations = local.pools[each.key].zones

  # Per zone, unlike the totals below; the autoscaler takes it from there.
  initial_node_count = try(min(ceil(each.value.min / length(local.pools[each.key].zones)), floor(each.value.max / length(local.pools[each.key].zones))), 0)

  autoscaling {
    total_min_node_count = each.value.min
    total_max_node_count = each.value.max
    # Spot and accelerators: wherever there is capacity.
    location_policy = each.value.capacity == "spot" || each.value.accelerator != null ? "ANY" : "BALANCED"
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  # There is rarely quota for one accelerator more than max.
  upgrade_settings {
    strategy        = "SURGE"
    max_surge       = each.value.accelerator == null ? 1 : 0
    max_unavailable = each.value.accelerator == null ? 0 : 1
  }

  dynamic "placement_policy" {
    for_each = local.pools[each.key].topology[*]
    content {
      type         = "COMPACT"
      tpu_topology = placement_policy.value
    }
  }

  node_config {
    machine_type      = each.value.machine
    spot              = each.value.capacity == "spot"
    image_type        = length(local.operator_labels[each.key]) > 0 ? "UBUNTU_CONTAINERD" : "COS_CONTAINERD"
    disk_type         = can(regex(local.hyperdisk_only, each.value.machine)) ? "hyperdisk-balanced" : "pd-balanced"
    disk_size_gb      = each.value.disk_gb
    boot_disk_kms_key = google_kms_crypto_key.this["disks"].id
    service_account   = google_service_account.nodes.email
    oauth_scopes      = local.oauth_scopes
    labels            = merge(local.operator_labels[each.key], each.value.labels)
    resource_labels   = var.tags
    metadata          = { disable-legacy-endpoints = "true" }

    dynamic "taint" {
      for_each = each.value.taints
      content {
        key    = taint.value.key
        value  = lookup(local.gke_taint_values, taint.value.key, taint.value.value)
        effect = local.taint_effects[taint.value.effect]
      }
    }

    dynamic "guest_accelerator" {
      for_each = local.pools[each.key].gke_type[*]
      content {
        type               = guest_accelerator.value
        count              = each.value.accelerator.count
        gpu_partition_size = var.gpu_driver == "gke" && local.pools[each.key].sharing == "mig" ? each.value.accelerator.mig_profile : null

        gpu_driver_installation_config {
          gpu_driver_version = var.gpu_driver == "gke" ? "DEFAULT" : "INSTALLATION_DISABLED"
        }

        dynamic "gpu_sharing_config" {
          for_each = var.gpu_driver == "gke" && local.pools[each.key].sharing == "time-slicing" ? [each.value.accelerator.replicas] : []
          content {
            gpu_sharing_strategy       = "TIME_SHARING"
            max_shared_clients_per_gpu = gpu_sharing_config.value
          }
        }
      }
    }

    dynamic "ephemeral_storage_local_ssd_config" {
      for_each = contains(keys(local.local_ssds), each.value.machine) ? [local.local_ssds[each.value.machine]] : []
      content {
        local_ssd_count = ephemeral_storage_local_ssd_config.value
      }
    }

    gvnic {
      enabled = true
    }
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
    kubelet_config {
      insecure_kubelet_readonly_port_enabled = "FALSE"
    }
    shielded_instance_config {
      # The operator builds its kernel module on the node, unsigned.
      enable_secure_boot          = length(local.operator_labels[each.key]) == 0
      enable_integrity_monitoring = true
    }
  }

  timeouts {
    create = "60m"
    update = "120m"
    delete = "60m"
  }

  lifecycle {
    ignore_changes = [initial_node_count]

    precondition {
      condition     = length(local.pool_faults[each.key]) == 0
      error_message = "Pool ${each.key}: ${join(" ", local.pool_faults[each.key])}"
    }
  }
}

check "advertised_resources" {
  assert {
    condition = var.gpu_driver != "gke" || alltrue([
      for name, pool in local.pools : pool.gke_type == null || try(var.node_pools[name].accelerator.resource == "nvidia.com/gpu", false)
    ])
    error_message = "GKE advertises GPUs, their MIG partitions and their time slices alike as nvidia.com/gpu; pods that ask for another name will wait for ever."
  }
}
