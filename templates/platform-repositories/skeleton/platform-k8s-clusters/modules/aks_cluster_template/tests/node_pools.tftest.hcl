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
  tags               = { project = "fraud" }
  node_pools = {
    core = {
      machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
      taints  = [{ key = "CriticalAddonsOnly", value = "true", effect = "NoSchedule" }]
    }
    general = {
      machine = "Standard_D16ds_v5", min = 1, max = 10, capacity = "on-demand", disk_gb = 200
      labels  = { "flagstone.dev/pool-role" = "general" }
      taints  = [{ key = "team", effect = "PreferNoSchedule" }, { key = "drain", value = "soon", effect = "NoExecute" }]
    }
    gpu-serve-spot = {
      machine     = "Standard_NC8as_T4_v3", min = 0, max = 8, capacity = "spot", disk_gb = 200
      labels      = { "flagstone.dev/accelerator" = "nvidia-t4" }
      taints      = [{ key = "nvidia.com/gpu", value = "present", effect = "NoSchedule" }]
      accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 1, sharing = "time-slicing", replicas = 4 }
    }
    gpu-mig = {
      machine     = "Standard_NC24ads_A100_v4", min = 0, max = 4, capacity = "on-demand", disk_gb = 500, zones = ["2"]
      taints      = [{ key = "nvidia.com/gpu", value = "present", effect = "NoSchedule" }]
      accelerator = { type = "nvidia-a100-80gb", resource = "nvidia.com/mig-3g.40gb", count = 1, sharing = "mig", mig_profile = "3g.40gb" }
    }
    a10  = { machine = "Standard_NV36ads_A10_v5", min = 0, max = 2, capacity = "on-demand", disk_gb = 200, accelerator = { type = "nvidia-a10", resource = "nvidia.com/gpu", count = 1 } }
    amd  = { machine = "Standard_ND96isr_MI300X_v5", min = 0, max = 2, capacity = "on-demand", disk_gb = 500, accelerator = { type = "amd-mi300x", resource = "amd.com/gpu", count = 8 } }
    h100 = { machine = "Standard_ND96isr_H100_v5", min = 0, max = 2, capacity = "on-demand", disk_gb = 500, accelerator = { type = "nvidia-h100-80gb", resource = "nvidia.com/gpu", count = 8 } }
  }
}

run "the_system_pool_is_the_clusters_default_pool" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].name == "system" && azurerm_kubernetes_cluster.this.default_node_pool[0].vm_size == "Standard_D4ds_v5"
    error_message = "The pool with the label must be the default pool, under a name that never changes."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].only_critical_addons_enabled
    error_message = "Its taint must be put as AKS has it."
  }
  assert {
    condition     = toset(keys(azurerm_kubernetes_cluster_node_pool.this)) == toset(["general", "gpu-serve-spot", "gpu-mig", "a10", "amd", "h100"])
    error_message = "Every other pool must be a pool of its own, and the system pool not made twice."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].min_count == 2 && azurerm_kubernetes_cluster.this.default_node_pool[0].max_count == 4 && azurerm_kubernetes_cluster.this.default_node_pool[0].auto_scaling_enabled
    error_message = "It must scale between min and max."
  }
}

run "a_system_pool_without_a_taint_takes_all_work" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
    }
  }

  assert {
    condition     = !azurerm_kubernetes_cluster.this.default_node_pool[0].only_critical_addons_enabled && length(azurerm_kubernetes_cluster_node_pool.this) == 0
    error_message = "A lone pool must not be tainted."
  }
}

run "pools_carry_their_labels_and_taints" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["general"].node_taints == tolist(["team=:PreferNoSchedule", "drain=soon:NoExecute"])
    error_message = "Taints must be spelled key=value:Effect, in their order."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["general"].node_labels == tomap({ "flagstone.dev/pool-role" = "general" })
    error_message = "Labels must be the caller's alone."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["general"].mode == "User" && azurerm_kubernetes_cluster_node_pool.this["general"].priority == "Regular" && azurerm_kubernetes_cluster_node_pool.this["general"].gpu_driver == null
    error_message = "A CPU pool is a regular user pool."
  }
  assert {
    condition     = alltrue([for pool in azurerm_kubernetes_cluster_node_pool.this : pool.host_encryption_enabled && !pool.node_public_ip_enabled && pool.tags == tomap({ project = "fraud" })])
    error_message = "All pools must be encrypted on the host, without public addresses, and tagged."
  }
}

run "a_spot_pool_says_what_aks_adds_to_it" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].priority == "Spot" && azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].eviction_policy == "Delete" && azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].spot_max_price == -1
    error_message = "Spot nodes must be deleted when evicted, and cost at most the regular price."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].node_taints == tolist(["nvidia.com/gpu=present:NoSchedule", "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"])
    error_message = "The taint that AKS adds must be written, or every plan would remove it."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].node_labels["kubernetes.azure.com/scalesetpriority"] == "spot" && azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].node_labels["flagstone.dev/accelerator"] == "nvidia-t4"
    error_message = "So must the label, beside the caller's."
  }
  assert {
    condition     = length(azurerm_kubernetes_cluster_node_pool.this["gpu-serve-spot"].upgrade_settings) == 0
    error_message = "Spot pools take no upgrade settings."
  }
}

run "a_caller_may_name_the_spot_taint_and_label_too" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      batch = {
        machine = "Standard_D16ds_v5", min = 0, max = 9, capacity = "spot", disk_gb = 100
        labels  = { "kubernetes.azure.com/scalesetpriority" = "spot" }
        taints  = [{ key = "kubernetes.azure.com/scalesetpriority", value = "spot", effect = "NoSchedule" }]
      }
    }
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["batch"].node_taints == tolist(["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"]) && azurerm_kubernetes_cluster_node_pool.this["batch"].node_labels == tomap({ "kubernetes.azure.com/scalesetpriority" = "spot" })
    error_message = "They must not come out twice."
  }
}

run "a_mig_pool_is_partitioned_by_the_node_image" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpu-mig"].gpu_instance == "MIG3g" && azurerm_kubernetes_cluster_node_pool.this["gpu-mig"].gpu_driver == "Install"
    error_message = "3g.40gb is MIG3g, and AKS partitions only with its own driver."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpu-mig"].node_labels == tomap({ "nvidia.com/gpu.deploy.driver" = "false", "nvidia.com/mig.config" = "all-3g.40gb" })
    error_message = "The GPU Operator must leave the driver alone and agree with the partitions."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpu-mig"].zones == toset(["2"]) && azurerm_kubernetes_cluster_node_pool.this["h100"].zones == toset(["1", "2", "3"])
    error_message = "A pool's own zones must win over the cluster's."
  }
  assert {
    condition     = alltrue([for key, pool in azurerm_kubernetes_cluster_node_pool.this : pool.gpu_instance == null if key != "gpu-mig"])
    error_message = "No other pool may be partitioned."
  }
}

run "the_gpu_operator_installs_drivers_where_it_can" {
  command = plan

  assert {
    condition     = { for key, pool in azurerm_kubernetes_cluster_node_pool.this : key => pool.gpu_driver if pool.gpu_driver != null } == { gpu-serve-spot = "None", gpu-mig = "Install", a10 = "Install", amd = "None", h100 = "None" }
    error_message = "T4 and H100 wait for the GPU Operator, A10 needs the licensed driver of AKS, AMD has none there."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["a10"].node_labels["nvidia.com/gpu.deploy.driver"] == "false" && length(azurerm_kubernetes_cluster_node_pool.this["h100"].node_labels) == 0
    error_message = "Only nodes that bring a driver may be closed to the operator's."
  }
}

run "the_node_image_can_install_drivers_instead" {
  command = plan

  variables {
    gpu_driver = "Install"
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["h100"].gpu_driver == "Install" && azurerm_kubernetes_cluster_node_pool.this["amd"].gpu_driver == "None" && azurerm_kubernetes_cluster_node_pool.this["general"].gpu_driver == null
    error_message = "All NVIDIA pools must get the driver of AKS, and those alone."
  }
}

run "pool_names_are_lawful_stable_and_different" {
  command = plan

  assert {
    condition     = alltrue([for pool in azurerm_kubernetes_cluster_node_pool.this : can(regex("^[a-z][a-z0-9]{0,11}$", pool.name)) && can(regex("^[a-z][a-z0-9]{0,11}$", pool.temporary_name_for_rotation))])
    error_message = "AKS takes 12 lower-case letters and digits."
  }
  assert {
    condition     = output.node_pool_names == ["a10", "amd", "system", "general", "gpumig37eeb7", "gpuserf7ce83", "h100"]
    error_message = "A short name must stay, a longer one be cut and hashed, in the order of the pools' names."
  }
}

run "names_that_look_alike_stay_apart" {
  command = plan

  variables {
    node_pools = {
      core        = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
      system      = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100 }
      gpu-a100    = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100 }
      gpua100     = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100 }
      "2-general" = { machine = "Standard_D8ds_v5", min = 1, max = 3, capacity = "on-demand", disk_gb = 100 }
    }
  }

  assert {
    condition     = length(distinct(concat(output.node_pool_names, [for pool in azurerm_kubernetes_cluster_node_pool.this : pool.temporary_name_for_rotation], ["systemtmp"]))) == 10
    error_message = "No two pools may share a name, nor the names that they have while they are exchanged."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["gpua100"].name == "gpua100" && startswith(azurerm_kubernetes_cluster_node_pool.this["2-general"].name, "p2gene")
    error_message = "A lawful name must stay, and one that begins with a digit get a letter."
  }
}

run "cpu_pools_upgrade_with_more_nodes_and_gpu_pools_with_fewer" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["general"].upgrade_settings[0].max_surge == "10%" && azurerm_kubernetes_cluster_node_pool.this["general"].upgrade_settings[0].max_unavailable == null
    error_message = "CPU pools must surge."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.this["h100"].upgrade_settings[0].max_unavailable == "1" && azurerm_kubernetes_cluster_node_pool.this["h100"].upgrade_settings[0].max_surge == null
    error_message = "There is no quota for one GPU node more."
  }
}
