locals {
  # What Google Cloud offers of the accelerators that Flagstone knows. gke_type is the name in the
  # GKE API (none for TPUs, which come with the machine), machines the machine types that have it,
  # partitions what the device plugin of GKE can cut it into:
  # https://github.com/GoogleCloudPlatform/container-engine-accelerators (pkg/gpu/nvidia/mig)
  accelerators = {
    "nvidia-t4" = {
      gke_type   = "nvidia-tesla-t4"
      machines   = "^n1-"
      partitions = []
    }
    "nvidia-l4" = {
      gke_type   = "nvidia-l4"
      machines   = "^g2-"
      partitions = []
    }
    "nvidia-a100-40gb" = {
      gke_type   = "nvidia-tesla-a100"
      machines   = "^a2-(highgpu|megagpu)-"
      partitions = ["1g.5gb", "2g.10gb", "3g.20gb", "7g.40gb"]
    }
    "nvidia-a100-80gb" = {
      gke_type   = "nvidia-a100-80gb"
      machines   = "^a2-ultragpu-"
      partitions = ["1g.10gb", "2g.20gb", "3g.40gb", "7g.80gb"]
    }
    "nvidia-h100-80gb" = {
      gke_type   = "nvidia-h100-80gb"
      machines   = "^a3-(highgpu|megagpu|edgegpu)-"
      partitions = ["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "7g.80gb"]
    }
    "nvidia-h200-141gb" = {
      gke_type   = "nvidia-h200-141gb"
      machines   = "^a3-ultragpu-"
      partitions = ["1g.18gb", "1g.35gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"]
    }
    "google-tpu-v5e" = {
      gke_type   = null
      machines   = "^ct5lp-hightpu-[148]t$"
      partitions = []
    }
    "google-tpu-v6e" = {
      gke_type   = null
      machines   = "^ct6e-standard-[148]t$"
      partitions = []
    }
  }

  # The same H100 has another name on the machines with the faster network.
  machine_gke_types = { "a3-megagpu-8g" = "nvidia-h100-mega-80gb" }

  # Local SSDs that come with a machine, and then hold what pods write outside of volumes.
  local_ssds = {
    "a2-ultragpu-1g" = 1, "a2-ultragpu-2g" = 2, "a2-ultragpu-4g" = 4, "a2-ultragpu-8g" = 8,
    "a3-highgpu-1g"  = 2, "a3-highgpu-2g" = 4, "a3-highgpu-4g" = 8, "a3-highgpu-8g" = 16,
    "a3-edgegpu-8g"  = 16, "a3-megagpu-8g" = 16, "a3-ultragpu-8g" = 32,
  }

  # Machine series that take no Persistent Disk, for boot disks too.
  hyperdisk_only = "^(a3-ultragpu|a4|a4x|c4|c4a|c4d|c4n|ct6e|g4|h4d|m4|n4|n4a|n4d|x4)-"
}
