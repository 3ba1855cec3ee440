# GPUs and TPUs are in few zones. A custom machine type is in no list and counts as offered everywhere.
data "google_compute_machine_types" "zone" {
  for_each = toset(local.region_zones)

  project = var.project
  zone    = each.key
  filter  = join(" OR ", [for machine in sort(distinct([for pool in var.node_pools : pool.machine])) : "(name = \"${machine}\")"])
}

locals {
  taint_effects = { NoSchedule = "NO_SCHEDULE", PreferNoSchedule = "PREFER_NO_SCHEDULE", NoExecute = "NO_EXECUTE" }

  # GKE puts these taints on such nodes itself, and refuses a second value beside its own.
  gke_taint_values = { "nvidia.com/gpu" = "present", "google.com/tpu" = "present" }

  # The zones of the cluster come first.
  zone_order = concat(local.cluster_zones, sort(setsubtract(local.region_zones, local.cluster_zones)))
  offering_zones = {
    for name, pool in var.node_pools : name => [
      for zone in local.zone_order : zone if contains(data.google_compute_machine_types.zone[zone].machine_types[*].name, pool.machine)
    ]
  }
  candidate_zones = { for name, zones in local.offering_zones : name => length(zones) > 0 ? zones : local.zone_order }

  # The nodes of one TPU slice stand together. A pool that begins with a node in each of its
  # zones must not begin above its max.
  zone_limits = {
    for name, pool in var.node_pools : name =>
    try(pool.accelerator.tpu_topology, null) != null ? 1 : pool.min > 0 ? min(var.zones, pool.max) : var.zones
  }

  # What follows from the declaration of a pool.
  pools = {
    for name, pool in var.node_pools : name => {
      zones      = pool.zones != null ? pool.zones : slice(local.candidate_zones[name], 0, min(length(local.candidate_zones[name]), local.zone_limits[name]))
      type       = try(pool.accelerator.type, "none")
      known      = try(local.accelerators[pool.accelerator.type], null) != null
      machines   = try(local.accelerators[pool.accelerator.type].machines, "")
      partitions = try(tolist(local.accelerators[pool.accelerator.type].partitions), tolist([]))
      gke_type = try(local.accelerators[pool.accelerator.type].gke_type, null) == null ? null : lookup(
        local.machine_gke_types, pool.machine, local.accelerators[pool.accelerator.type].gke_type
      )
      sharing     = try(pool.accelerator.sharing, "none")
      mig_profile = try(coalesce(pool.accelerator.mig_profile), "none")
      replicas    = try(coalesce(pool.accelerator.replicas), 0)
      # Chips of a TPU machine, and the sides of its slice when that spans nodes.
      chips    = try(tonumber(regex("([0-9]+)t$", pool.machine)[0]), 0)
      topology = try(pool.accelerator.tpu_topology, null)
      sides    = try([for side in split("x", pool.accelerator.tpu_topology) : tonumber(side)], [])
    }
  }

  # With its own driver and plugin, the GPU Operator also partitions the cards itself.
  operator_labels = {
    for name, pool in local.pools : name => pool.gke_type == null || var.gpu_driver == "gke" ? {} : merge(
      { "gke-no-default-nvidia-gpu-device-plugin" = "true" },
      pool.sharing == "mig" ? { "nvidia.com/mig.config" = "all-${pool.mig_profile}" } : {},
    )
  }

  # What is wrong with a pool, in sentences. Each has its own remedy.
  pool_faults = {
    for name, pool in local.pools : name => compact([
      pool.type == "none" || pool.known ? "" :
      "Google Cloud has no ${pool.type}; it has ${join(", ", keys(local.accelerators))}.",

      !pool.known || can(regex(pool.machines, var.node_pools[name].machine)) ? "" :
      "Machine ${var.node_pools[name].machine} has no ${pool.type}; the machines that have it match ${pool.machines}.",

      pool.chips == 0 || try(var.node_pools[name].accelerator.count == pool.chips, false) ? "" :
      "Machine ${var.node_pools[name].machine} has ${pool.chips} TPU chips; accelerator.count must say so.",

      pool.sharing == "none" || !pool.known || pool.gke_type != null ? "" :
      "TPUs cannot be shared.",

      pool.sharing != "mig" || (length(pool.partitions) > 0 && pool.mig_profile != "none" && (var.gpu_driver == "gpu-operator" || contains(pool.partitions, pool.mig_profile))) ? "" :
      "${pool.type} cannot be cut into mig_profile ${pool.mig_profile}; the profiles that it has here are: ${join(", ", pool.partitions)}.",

      pool.sharing != "time-slicing" || (pool.replicas >= 2 && pool.replicas <= 48) ? "" :
      "Time-slicing needs 2 to 48 replicas.",

      pool.topology == null || (
        var.node_pools[name].max * pool.chips == try(pool.sides[0] * pool.sides[1], 0) &&
        contains([0, var.node_pools[name].max], var.node_pools[name].min) && length(pool.zones) == 1
      ) ? "" :
      "A slice of topology ${try(tostring(pool.topology), "")} exists whole or not at all: in one zone, with max = its chips / ${pool.chips}, and min = 0 or max.",
    ])
  }
}
