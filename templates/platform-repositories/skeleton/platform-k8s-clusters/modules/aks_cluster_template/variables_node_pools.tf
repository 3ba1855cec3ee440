variable "node_pools" {
  description = "Pools of nodes, by name. Labels and taints are complete and in Kubernetes spelling; disk_gb is in GiB; accelerator.count is per node; zones names the zones of a machine that not all of them offer."
  type = map(object({
    machine  = string
    min      = number
    max      = number
    capacity = string
    disk_gb  = number
    zones    = optional(list(string))
    labels   = optional(map(string), {})
    taints = optional(list(object({
      key    = string
      value  = optional(string, "")
      effect = string
    })), [])
    accelerator = optional(object({
      type        = string
      resource    = string
      count       = number
      sharing     = optional(string, "none")
      mig_profile = optional(string)
      replicas    = optional(number)
    }))
  }))
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.node_pools) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name))])
    error_message = "node_pools must be named with DNS labels."
  }
  validation {
    condition     = length([for pool in values(var.node_pools) : pool if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"]) == 1
    error_message = "node_pools must have exactly one pool with the label flagstone.dev/pool-role = system; AKS makes it the cluster's default pool."
  }
  validation {
    condition = alltrue([for pool in values(var.node_pools) : pool.min >= 1 && pool.capacity == "on-demand" && pool.accelerator == null
    if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"])
    error_message = "node_pools: the system pool needs min of at least 1, capacity on-demand and no accelerator; AKS runs its own pods there."
  }
  validation {
    condition = alltrue(flatten([for pool in values(var.node_pools) : [for taint in pool.taints : "${taint.key}=${taint.value}:${taint.effect}" == "CriticalAddonsOnly=true:NoSchedule"]
    if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"]))
    error_message = "node_pools: the one taint that AKS allows on the system pool is CriticalAddonsOnly=true:NoSchedule."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : can(regex("^Standard_[A-Za-z0-9_]+$", pool.machine))])
    error_message = "node_pools[*].machine must be an Azure VM size such as Standard_D8ds_v5."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : pool.min >= 0 && pool.max >= 1 && pool.max <= 1000 && pool.min <= pool.max && floor(pool.min) == pool.min && floor(pool.max) == pool.max])
    error_message = "node_pools[*]: min and max must be whole numbers with 0 <= min <= max and max between 1 and 1000."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : contains(["on-demand", "spot"], pool.capacity)])
    error_message = "node_pools[*].capacity must be on-demand or spot."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : pool.disk_gb >= 30 && pool.disk_gb <= 2048 && floor(pool.disk_gb) == pool.disk_gb])
    error_message = "node_pools[*].disk_gb must be a whole number between 30, which the node image needs, and 2048."
  }
  validation {
    condition     = alltrue(flatten([for pool in values(var.node_pools) : [for zone in coalesce(pool.zones, ["1"]) : contains(["1", "2", "3"], zone)]]))
    error_message = "node_pools[*].zones must hold \"1\", \"2\" or \"3\"."
  }
  validation {
    condition     = alltrue(flatten([for pool in values(var.node_pools) : [for taint in pool.taints : contains(["NoSchedule", "PreferNoSchedule", "NoExecute"], taint.effect)]]))
    error_message = "node_pools[*].taints[*].effect must be NoSchedule, PreferNoSchedule or NoExecute."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : length(distinct([for taint in pool.taints : "${taint.key}:${taint.effect}"])) == length(pool.taints)])
    error_message = "node_pools[*].taints must have each key and effect once."
  }
  validation {
    condition     = alltrue(flatten([for pool in values(var.node_pools) : [for key, value in pool.labels : !startswith(key, "kubernetes.azure.com/") || "${key}=${value}" == "kubernetes.azure.com/scalesetpriority=spot" && pool.capacity == "spot"]]))
    error_message = "node_pools[*].labels may not begin with kubernetes.azure.com/, which AKS keeps for itself (kubernetes.azure.com/scalesetpriority=spot on spot pools aside)."
  }

  # What an accelerator may be.
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : try(contains(keys(local.accelerators), pool.accelerator.type), pool.accelerator == null)])
    error_message = "node_pools[*].accelerator.type must be one that Azure offers: nvidia-t4, nvidia-a10, nvidia-a100-40gb, nvidia-a100-80gb, nvidia-h100-80gb, nvidia-h200-141gb or amd-mi300x."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : try(pool.accelerator.count >= 1 && floor(pool.accelerator.count) == pool.accelerator.count, pool.accelerator == null)])
    error_message = "node_pools[*].accelerator.count must be a whole number of at least 1."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : try(contains(["none", "mig", "time-slicing"], pool.accelerator.sharing), pool.accelerator == null)])
    error_message = "node_pools[*].accelerator.sharing must be none, mig or time-slicing."
  }
  validation {
    condition = alltrue([for pool in values(var.node_pools) : try(contains(local.accelerators[pool.accelerator.type].mig_profiles, pool.accelerator.mig_profile), false)
    if try(pool.accelerator.sharing, "none") == "mig"])
    error_message = "node_pools[*].accelerator.mig_profile must be one that the accelerator has and AKS can make, such as 1g.5gb on nvidia-a100-40gb or 3g.40gb on nvidia-a100-80gb and nvidia-h100-80gb."
  }
  validation {
    condition = alltrue([for pool in values(var.node_pools) : try(pool.accelerator.replicas >= 2 && floor(pool.accelerator.replicas) == pool.accelerator.replicas, false)
    if try(pool.accelerator.sharing, "none") == "time-slicing"])
    error_message = "node_pools[*].accelerator.replicas must be a whole number of at least 2 for time-slicing."
  }
}
