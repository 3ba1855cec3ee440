variable "node_pools" {
  description = "Node pools by name. Sizes are totals over all zones. Labels and taints are complete and in Kubernetes spelling."
  type = map(object({
    machine  = string
    min      = number
    max      = number
    capacity = string
    disk_gb  = number
    # Names of zones. Left out: the zones of the region that offer the machine.
    zones  = optional(list(string))
    labels = optional(map(string), {})
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
      # Shape of a slice that spans all nodes of the pool, such as 4x4. Left out: every node is a slice of its own.
      tpu_topology = optional(string)
    }))
  }))
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.node_pools) : can(regex("^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$", name))])
    error_message = "The name of a node pool must be a DNS label of at most 40 characters that starts with a letter."
  }
  validation {
    condition     = length([for pool in var.node_pools : 1 if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"]) == 1
    error_message = "Exactly one node pool must carry the label flagstone.dev/pool-role = system."
  }
  validation {
    condition     = alltrue([for pool in var.node_pools : pool.min >= 1 if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"])
    error_message = "The system pool needs a min of at least 1: the cluster's own services run there."
  }
  validation {
    condition = alltrue([
      for pool in var.node_pools : pool.min >= 0 && pool.max >= 1 && pool.min <= pool.max && pool.min == floor(pool.min) && pool.max == floor(pool.max)
    ])
    error_message = "Node pools need whole numbers with 0 <= min <= max and max >= 1."
  }
  validation {
    condition     = alltrue([for pool in var.node_pools : contains(["on-demand", "spot"], pool.capacity)])
    error_message = "The capacity of a node pool must be on-demand or spot."
  }
  validation {
    condition     = alltrue([for pool in var.node_pools : pool.disk_gb >= 20 && pool.disk_gb <= 65536])
    error_message = "The boot disk of a node pool must have 20 to 65536 GB."
  }
  validation {
    condition = alltrue(flatten([
      for pool in var.node_pools : [for taint in pool.taints : contains(["NoSchedule", "PreferNoSchedule", "NoExecute"], taint.effect)]
    ]))
    error_message = "The effect of a taint must be NoSchedule, PreferNoSchedule or NoExecute."
  }
  validation {
    condition     = alltrue([for pool in var.node_pools : contains(["none", "mig", "time-slicing"], pool.accelerator.sharing) if pool.accelerator != null])
    error_message = "The sharing of an accelerator must be none, mig or time-slicing."
  }
  validation {
    condition     = alltrue([for pool in var.node_pools : pool.accelerator.count >= 1 && pool.accelerator.count == floor(pool.accelerator.count) if pool.accelerator != null])
    error_message = "The count of an accelerator must be a whole number of at least 1: those of one node."
  }
  validation {
    condition     = alltrue([for pool in var.node_pools : can(regex("^[1-9][0-9]*x[1-9][0-9]*$", pool.accelerator.tpu_topology)) if try(pool.accelerator.tpu_topology, null) != null])
    error_message = "The topology of a TPU slice must be of the form 4x4."
  }
}

variable "gpu_driver" {
  description = "Who installs the NVIDIA driver and the device plugin: gke (the nodes themselves) or gpu-operator."
  type        = string
  default     = "gke"
  nullable    = false

  validation {
    condition     = contains(["gke", "gpu-operator"], var.gpu_driver)
    error_message = "The GPU driver must come from gke or gpu-operator."
  }
}
