locals {
  # How many instances of a MIG profile one GPU yields
  # (https://docs.nvidia.com/datacenter/tesla/mig-user-guide/).
  mig_instances = {
    nvidia-a100-40gb  = { "1g.5gb" = 7, "1g.10gb" = 4, "2g.10gb" = 3, "3g.20gb" = 2, "4g.20gb" = 1, "7g.40gb" = 1 }
    nvidia-a100-80gb  = { "1g.10gb" = 7, "1g.20gb" = 4, "2g.20gb" = 3, "3g.40gb" = 2, "4g.40gb" = 1, "7g.80gb" = 1 }
    nvidia-h100-80gb  = { "1g.10gb" = 7, "1g.20gb" = 4, "2g.20gb" = 3, "3g.40gb" = 2, "4g.40gb" = 1, "7g.80gb" = 1 }
    nvidia-h200-141gb = { "1g.18gb" = 7, "1g.35gb" = 4, "2g.35gb" = 3, "3g.71gb" = 2, "4g.71gb" = 1, "7g.141gb" = 1 }
  }

  accelerated_pools = { for name, pool in var.node_pools : name => pool if pool.accelerator != null }

  # What a node of the pool will offer to pods once its device plugin runs.
  accelerator_quantity = { for name, pool in local.accelerated_pools : name => pool.accelerator.count * (
    pool.accelerator.sharing == "mig" ? try(local.mig_instances[pool.accelerator.type][pool.accelerator.mig_profile], 1) :
    pool.accelerator.sharing == "time-slicing" ? pool.accelerator.replicas : 1
  ) }

  # Machines with AWS's own processor: the letter g behind the generation, as in m7g.
  arm_pools = toset([for name, pool in var.node_pools : name if can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", pool.machine))])

  # The NVIDIA and Neuron images bring the driver; device plugins come with the platform.
  ami_types = { for name, pool in var.node_pools : name =>
    !contains(keys(local.accelerated_pools), name) ? (contains(local.arm_pools, name) ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD") :
    startswith(pool.accelerator.type, "aws-") ? "AL2023_x86_64_NEURON" :
    contains(local.arm_pools, name) ? "AL2023_ARM_64_NVIDIA" : "AL2023_x86_64_NVIDIA"
  }

  # Labels that the platform's controllers read on AWS, beneath those of the caller.
  accelerator_labels = { for name, pool in local.accelerated_pools : name => merge(
    # With this label the autoscaler waits until nvidia.com/gpu appears on a new node.
    # Where GPUs show under another name (MIG, renamed replicas) it would wait forever.
    pool.accelerator.resource == "nvidia.com/gpu" ? { "k8s.amazonaws.com/accelerator" = pool.accelerator.type } : {},
    # EKS cannot partition GPUs by itself; the GPU operator's MIG manager does, by this label.
    pool.accelerator.sharing == "mig" ? { "nvidia.com/mig.config" = "all-${coalesce(pool.accelerator.mig_profile, "disabled")}" } : {},
  ) }

  node_labels = { for name, pool in var.node_pools : name => merge(lookup(local.accelerator_labels, name, {}), pool.labels) }
}
