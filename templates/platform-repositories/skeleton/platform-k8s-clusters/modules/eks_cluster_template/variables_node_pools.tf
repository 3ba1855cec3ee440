variable "node_pools" {
  description = "Pools of nodes, by name. Labels and taints are complete and in Kubernetes spelling; disk_gb is in GiB; accelerator.count is per node."
  type = map(object({
    machine  = string
    min      = number
    max      = number
    capacity = string
    disk_gb  = number
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
    condition     = alltrue([for name in keys(var.node_pools) : can(regex("^[a-z0-9]([a-z0-9-]{0,34}[a-z0-9])?$", name))])
    error_message = "node_pools must be named with DNS labels of at most 36 characters: EKS appends 26 to make the name unique."
  }
  validation {
    condition     = length([for pool in values(var.node_pools) : pool if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"]) == 1
    error_message = "node_pools must have exactly one pool with the label flagstone.dev/pool-role = system; the cluster's add-ons run there."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : pool.min >= 1 if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"])
    error_message = "node_pools: the system pool needs min of at least 1, or the cluster has no DNS."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : can(regex("^[a-z0-9-]+\\.[a-z0-9-]+$", pool.machine))])
    error_message = "node_pools[*].machine must be an EC2 instance type such as m7i.2xlarge."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : pool.min >= 0 && pool.max >= 1 && pool.min <= pool.max && floor(pool.min) == pool.min && floor(pool.max) == pool.max])
    error_message = "node_pools[*]: min and max must be whole numbers with 0 <= min <= max and max of at least 1."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : contains(["on-demand", "spot"], pool.capacity)])
    error_message = "node_pools[*].capacity must be on-demand or spot."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : pool.disk_gb >= 20 && pool.disk_gb <= 16384 && floor(pool.disk_gb) == pool.disk_gb])
    error_message = "node_pools[*].disk_gb must be a whole number between 20, which the operating system and images need, and 16384."
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
    condition = alltrue([for pool in values(var.node_pools) : (
      length(pool.labels) + length(pool.taints) <= 35 &&
      alltrue([for key in concat(keys(pool.labels), pool.taints[*].key) : length(key) <= 80])
    )])
    error_message = "node_pools[*]: at most 35 labels and taints together, with keys of at most 80 characters; each becomes a tag of the auto scaling group."
  }
  validation {
    condition = alltrue([for pool in values(var.node_pools) : contains([
      "nvidia-t4", "nvidia-l4", "nvidia-a10", "nvidia-a10g", "nvidia-a100-40gb", "nvidia-a100-80gb",
      "nvidia-h100-80gb", "nvidia-h200-141gb", "aws-trainium", "aws-inferentia2",
    ], pool.accelerator.type) if pool.accelerator != null])
    error_message = "node_pools[*].accelerator.type must be an accelerator that AWS offers: an nvidia one, aws-trainium or aws-inferentia2."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : pool.accelerator.count >= 1 && floor(pool.accelerator.count) == pool.accelerator.count if pool.accelerator != null])
    error_message = "node_pools[*].accelerator.count must be a whole number of at least 1, the accelerators of one node."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : can(regex("^[a-z0-9.-]+\\.[a-z]+/[A-Za-z0-9._-]+$", pool.accelerator.resource)) if pool.accelerator != null])
    error_message = "node_pools[*].accelerator.resource must be an extended resource such as nvidia.com/gpu."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : contains(["none", "mig", "time-slicing"], pool.accelerator.sharing) if pool.accelerator != null])
    error_message = "node_pools[*].accelerator.sharing must be none, mig or time-slicing."
  }
  validation {
    condition     = alltrue([for pool in values(var.node_pools) : try(pool.accelerator.replicas >= 2 && floor(pool.accelerator.replicas) == pool.accelerator.replicas, false) if try(pool.accelerator.sharing, "none") == "time-slicing"])
    error_message = "node_pools[*].accelerator.replicas must be a whole number of at least 2 where sharing is time-slicing."
  }
}
