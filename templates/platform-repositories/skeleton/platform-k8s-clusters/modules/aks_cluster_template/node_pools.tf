locals {
  max_pods = 110

  # One operating system in the whole cluster: the GPU Operator supports no mix.
  os_sku = "Ubuntu"

  system_key = one([for key, pool in var.node_pools : key if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"])

  # AKS takes 12 lower-case letters and digits that begin with a letter. A key that is such a name stays as it is;
  # another is shortened and gets six digits of its hash, so that a pool's name never depends on the other pools. The
  # system pool's name is fixed, because to change it would replace the cluster.
  pool_stems = { for key in keys(var.node_pools) : key => replace(can(regex("^[0-9]", key)) ? "p${key}" : key, "-", "") }
  pool_names = { for key, stem in local.pool_stems : key => (
    key == local.system_key ? "system" :
    key == stem && length(key) <= 12 && !contains(["system", "systemtmp"], key) ? key :
    "${substr(stem, 0, 6)}${substr(sha1(key), 0, 6)}"
  ) }

  # What Azure offers, and the partitions that AKS can cut it into: gpu_instance knows the slices, not the memory,
  # so the profiles with more memory than their share (1g.20gb) cannot be had. The NVL card of the NC H100 v5 has 94 GB.
  accelerators = {
    nvidia-t4         = { mig_profiles = [] }
    nvidia-a10        = { mig_profiles = [] }
    nvidia-a100-40gb  = { mig_profiles = ["1g.5gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"] }
    nvidia-a100-80gb  = { mig_profiles = ["1g.10gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"] }
    nvidia-h100-80gb  = { mig_profiles = ["1g.10gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb", "1g.12gb", "2g.24gb", "3g.47gb", "4g.47gb", "7g.94gb"] }
    nvidia-h200-141gb = { mig_profiles = ["1g.18gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"] }
    amd-mi300x        = { mig_profiles = [] }
  }

  mig_pools = { for key, pool in var.node_pools : key => pool.accelerator.mig_profile if try(pool.accelerator.sharing == "mig", false) }

  # null where there is no accelerator. The node image cuts MIG partitions only when it installs the driver itself, the
  # A10 sizes are shares of a card that need its licensed driver, and AKS has none for AMD.
  gpu_drivers = { for key, pool in var.node_pools : key => pool.accelerator == null ? null : (
    startswith(pool.accelerator.type, "amd-") ? "None" :
    contains(keys(local.mig_pools), key) || pool.accelerator.type == "nvidia-a10" ? "Install" :
    var.gpu_driver
  ) }

  # The GPU Operator must leave alone a driver that the node image brought, and agree with its partitions.
  gpu_labels = { for key, driver in local.gpu_drivers : key => merge(
    driver == "Install" ? { "nvidia.com/gpu.deploy.driver" = "false" } : {},
    contains(keys(local.mig_pools), key) ? { "nvidia.com/mig.config" = "all-${local.mig_pools[key]}" } : {},
  ) }

  # AKS adds both to spot nodes by itself; the provider wants them written down.
  spot_label = { "kubernetes.azure.com/scalesetpriority" = "spot" }
  spot_taint = "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"

  pools = { for key, pool in var.node_pools : key => merge(pool, {
    name          = local.pool_names[key]
    rotation_name = key == local.system_key ? "systemtmp" : "tmp${substr(sha1(key), 0, 9)}"
    zones         = coalesce(pool.zones, local.zones)
    spot          = pool.capacity == "spot"
    labels        = merge(local.gpu_labels[key], pool.capacity == "spot" ? local.spot_label : {}, pool.labels)
    taints = distinct(concat(
      [for taint in pool.taints : "${taint.key}=${taint.value}:${taint.effect}"],
      pool.capacity == "spot" ? [local.spot_taint] : [],
    ))
  }) }

  system_pool = local.pools[local.system_key]
}

resource "azurerm_kubernetes_cluster_node_pool" "this" {
  for_each = { for key, pool in local.pools : key => pool if key != local.system_key }

  name                        = each.value.name
  temporary_name_for_rotation = each.value.rotation_name
  kubernetes_cluster_id       = azurerm_kubernetes_cluster.this.id
  mode                        = "User"
  os_type                     = "Linux"
  os_sku                      = local.os_sku
  vm_size                     = each.value.machine
  orchestrator_version        = var.kubernetes_version
  zones                       = each.value.zones
  vnet_subnet_id              = azurerm_subnet.nodes.id
  auto_scaling_enabled        = true
  min_count                   = each.value.min
  max_count                   = each.value.max
  max_pods                    = local.max_pods
  os_disk_type                = "Managed"
  os_disk_size_gb             = each.value.disk_gb
  host_encryption_enabled     = true
  node_public_ip_enabled      = false
  gpu_driver                  = local.gpu_drivers[each.key]
  gpu_instance                = contains(keys(local.mig_pools), each.key) ? "MIG${substr(local.mig_pools[each.key], 0, 2)}" : null
  priority                    = each.value.spot ? "Spot" : "Regular"
  eviction_policy             = each.value.spot ? "Delete" : null
  spot_max_price              = each.value.spot ? -1 : null
  node_labels                 = each.value.labels
  node_taints                 = each.value.taints
  tags                        = var.tags

  # Spot pools have no upgrade settings. There is seldom quota for a GPU node more, so those pools upgrade one node down.
  dynamic "upgrade_settings" {
    for_each = each.value.spot ? [] : [each.value.accelerator]

    content {
      max_surge                = upgrade_settings.value == null ? "10%" : null
      max_unavailable          = upgrade_settings.value == null ? null : "1"
      drain_timeout_in_minutes = 30
    }
  }
}
