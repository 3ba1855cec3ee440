locals {
  # What the pools may grow to, with the node that an upgrade adds to each.
  most_nodes = sum([for pool in var.node_pools : pool.max + 1])

  address_ranges = { nodes = var.network.cidr, pods = var.pod_cidr, services = var.service_cidr }
  prefix_lengths = { for name, cidr in local.address_ranges : name => tonumber(split("/", cidr)[1]) }

  # Two ranges overlap when they are the same network under the shorter of their masks.
  overlapping_ranges = [
    for pair in [["nodes", "pods"], ["nodes", "services"], ["pods", "services"]] : join(" and ", pair)
    if length(distinct([
      for name in pair : cidrhost("${split("/", local.address_ranges[name])[0]}/${min([for n in pair : local.prefix_lengths[n]]...)}", 0)
    ])) == 1
  ]
}

resource "google_compute_network" "this" {
  project                 = var.project
  name                    = var.name
  auto_create_subnetworks = false
  routing_mode            = "REGIONAL"

  depends_on = [google_project_service.this]
}

resource "google_compute_subnetwork" "nodes" {
  project                  = var.project
  region                   = var.region
  name                     = "${var.name}-nodes"
  network                  = google_compute_network.this.id
  ip_cidr_range            = var.network.cidr
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = var.pod_cidr
  }
  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = var.service_cidr
  }

  log_config {
    aggregation_interval = "INTERVAL_5_SEC"
    flow_sampling        = 0.5
    metadata             = "INCLUDE_ALL_METADATA"
  }

  lifecycle {
    precondition {
      condition     = length(local.overlapping_ranges) == 0
      error_message = "These address ranges overlap: ${join("; ", local.overlapping_ranges)}. Choose separate ranges for nodes, pods and services."
    }
    precondition {
      # Google Cloud keeps four addresses of a subnet, and the control plane takes one.
      condition     = pow(2, 32 - local.prefix_lengths.nodes) - 5 >= local.most_nodes
      error_message = "${var.network.cidr} has too few addresses for the ${local.most_nodes} nodes that the pools may grow to. Widen network.cidr or lower max."
    }
    precondition {
      condition     = pow(2, 24 - local.prefix_lengths.pods) >= local.most_nodes
      error_message = "${var.pod_cidr} has too few /24 blocks for the ${local.most_nodes} nodes that the pools may grow to. Widen pod_cidr or lower max."
    }
  }
}

resource "google_compute_router" "this" {
  project = var.project
  region  = var.region
  name    = var.name
  network = google_compute_network.this.id
}

resource "google_compute_router_nat" "this" {
  project                = var.project
  region                 = var.region
  name                   = var.name
  router                 = google_compute_router.this.name
  nat_ip_allocate_option = "AUTO_ONLY"

  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"
  subnetwork {
    name                    = google_compute_subnetwork.nodes.id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  # A node holds many pods, and model downloads open many connections: ports are given out
  # as they are needed, which excludes endpoint-independent mapping.
  enable_dynamic_port_allocation      = true
  enable_endpoint_independent_mapping = false
  min_ports_per_vm                    = 128
  max_ports_per_vm                    = 8192

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}
