locals {
  # With a private endpoint GKE refuses ranges that are not internal.
  internal_range = "^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.)"

  authorized_networks = merge(
    !var.network.private_api && length(var.api_allowed_cidrs) == 0 ? { "0.0.0.0/0" = "anywhere" } : {},
    { for cidr in var.api_allowed_cidrs : cidr => "allowed" if !var.network.private_api || can(regex(local.internal_range, cidr)) },
    { (var.network.cidr) = "nodes" },
  )

  oauth_scopes = ["https://www.googleapis.com/auth/cloud-platform"] # what nodes may do is decided by IAM
}

resource "google_container_cluster" "this" {
  project             = var.project
  name                = var.name
  location            = var.region
  node_locations      = local.cluster_zones
  resource_labels     = var.tags
  deletion_protection = var.deletion_protection

  min_master_version = var.kubernetes_version
  release_channel {
    channel = "REGULAR"
  }
  # Weekend nights, UTC. GKE asks for at least 48 hours in 32 days.
  maintenance_policy {
    recurring_window {
      start_time = "2025-01-04T00:00:00Z"
      end_time   = "2025-01-04T06:00:00Z"
      recurrence = "FREQ=WEEKLY;BYDAY=SA,SU"
    }
  }

  network                     = google_compute_network.this.id
  subnetwork                  = google_compute_subnetwork.nodes.id
  networking_mode             = "VPC_NATIVE"
  datapath_provider           = "ADVANCED_DATAPATH"
  enable_intranode_visibility = true
  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = var.network.private_api
  }
  master_authorized_networks_config {
    gcp_public_cidrs_access_enabled      = false
    private_endpoint_enforcement_enabled = true

    dynamic "cidr_blocks" {
      for_each = local.authorized_networks
      content {
        cidr_block   = cidr_blocks.key
        display_name = cidr_blocks.value
      }
    }
  }
  # The DNS endpoint answers the whole internet to whoever has the IAM permission.
  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = false
    }
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.this["secrets"].id
  }
  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }
  enable_shielded_nodes = true
  enable_legacy_abac    = false
  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }
  rbac_binding_config {
    enable_insecure_binding_system_authenticated   = false
    enable_insecure_binding_system_unauthenticated = false
  }
  service_external_ips_config {
    enabled = false # CVE-2020-8554
  }
  security_posture_config {
    mode = "BASIC"
  }

  addons_config {
    dns_cache_config {
      enabled = true
    }
    gce_persistent_disk_csi_driver_config {
      enabled = true
    }
    gcs_fuse_csi_driver_config {
      enabled = true
    }
    horizontal_pod_autoscaling {
      disabled = false
    }
    http_load_balancing {
      disabled = false
    }
  }
  vertical_pod_autoscaling {
    enabled = true
  }
  # Pools are declared, not invented; idle accelerators are given back soon.
  cluster_autoscaling {
    enabled             = false
    autoscaling_profile = "OPTIMIZE_UTILIZATION"
  }

  logging_config {
    enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"]
  }
  # Without DCGM: the GPU Operator brings its exporter, and the profiling counters have one reader.
  monitoring_config {
    enable_components = [
      "SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER", "STORAGE", "HPA",
      "POD", "DAEMONSET", "DEPLOYMENT", "STATEFULSET", "CADVISOR", "KUBELET",
    ]
    managed_prometheus {
      enabled = true
    }
    advanced_datapath_observability_config {
      enable_metrics = true
      enable_relay   = false
    }
  }
  cost_management_config {
    enabled = true
  }

  # GKE insists on a first pool. It lives for minutes, but organisation policies see it:
  # own service account, encrypted disk, shielded.
  remove_default_node_pool = true
  initial_node_count       = 1
  node_config {
    machine_type      = "e2-medium"
    disk_type         = "pd-standard"
    disk_size_gb      = 20
    boot_disk_kms_key = google_kms_crypto_key.this["disks"].id
    service_account   = google_service_account.nodes.email
    oauth_scopes      = local.oauth_scopes
    resource_labels   = var.tags

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  timeouts {
    create = "60m"
    update = "90m"
    delete = "60m"
  }

  depends_on = [
    google_compute_router_nat.this,
    google_project_iam_member.nodes,
    time_sleep.key_grants,
  ]

  lifecycle {
    # Once the first pool is gone, the provider reads some other pool here.
    ignore_changes = [node_config]

    precondition {
      condition     = length(local.cluster_zones) == var.zones
      error_message = "${var.region} has ${length(local.region_zones)} zones and ${var.zones} are asked for."
    }
  }
}

check "api_is_not_open" {
  assert {
    condition     = var.network.private_api || (length(var.api_allowed_cidrs) > 0 && !contains(var.api_allowed_cidrs, "0.0.0.0/0"))
    error_message = "The Kubernetes API answers the whole internet, guarded by IAM alone. Name its callers in api_allowed_cidrs, or make it private."
  }
}
