mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
  mock_data "google_compute_zones" {
    defaults = { names = ["europe-west4-c", "europe-west4-a", "europe-west4-b"] }
  }
  mock_resource "google_container_cluster" {
    defaults = { endpoint = "10.40.0.2" }
  }
  mock_resource "google_kms_crypto_key" {
    defaults = { id = "projects/ai-platform-dev/locations/europe-west4/keyRings/ring/cryptoKeys/key" }
  }
  mock_resource "google_service_account" {
    defaults = {
      name  = "projects/ai-platform-dev/serviceAccounts/mock@ai-platform-dev.iam.gserviceaccount.com"
      email = "mock@ai-platform-dev.iam.gserviceaccount.com"
    }
  }
}
mock_provider "kubernetes" {}
mock_provider "random" {
  mock_resource "random_id" {
    defaults = { hex = "c43a" }
  }
}
mock_provider "time" {}

variables {
  name               = "fraud-dev"
  project            = "ai-platform-dev"
  region             = "europe-west4"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  tags               = { project = "fraud", cost-centre = "4711" }
  node_pools = {
    system = {
      machine = "n2-standard-4", min = 2, max = 4, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
    }
  }
}

run "a_private_api_has_no_public_endpoint" {
  command = plan

  variables {
    api_allowed_cidrs = ["10.8.0.0/16", "203.0.113.0/24"]
  }

  assert {
    condition = alltrue([
      google_container_cluster.this.private_cluster_config[0].enable_private_endpoint,
      google_container_cluster.this.private_cluster_config[0].enable_private_nodes,
    ])
    error_message = "endpoint and nodes must be private"
  }
  assert {
    condition     = toset([for block in google_container_cluster.this.master_authorized_networks_config[0].cidr_blocks : block.cidr_block]) == toset(["10.40.0.0/16", "10.8.0.0/16"])
    error_message = "the nodes and the internal ranges may call a private API, public ranges may not"
  }
  assert {
    condition     = !google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].allow_external_traffic
    error_message = "the DNS endpoint must not be a way around the private endpoint"
  }
}

run "a_public_api_admits_the_allowed_ranges_only" {
  command = plan

  variables {
    network           = { cidr = "10.40.0.0/16", private_api = false }
    api_allowed_cidrs = ["203.0.113.0/24"]
  }

  assert {
    condition = alltrue([
      !google_container_cluster.this.private_cluster_config[0].enable_private_endpoint,
      google_container_cluster.this.private_cluster_config[0].enable_private_nodes,
    ])
    error_message = "the endpoint is public, the nodes stay private"
  }
  assert {
    condition     = toset([for block in google_container_cluster.this.master_authorized_networks_config[0].cidr_blocks : block.cidr_block]) == toset(["10.40.0.0/16", "203.0.113.0/24"])
    error_message = "nobody else may call the API"
  }
}

run "a_public_api_without_ranges_is_open_and_says_so" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/16", private_api = false }
  }

  expect_failures = [check.api_is_not_open]

  assert {
    condition     = contains([for block in google_container_cluster.this.master_authorized_networks_config[0].cidr_blocks : block.cidr_block], "0.0.0.0/0")
    error_message = "without ranges a public API is open"
  }
}

run "the_cluster_is_regional_and_follows_its_version_and_channel" {
  command = plan

  assert {
    condition = alltrue([
      google_container_cluster.this.location == "europe-west4",
      google_container_cluster.this.node_locations == toset(["europe-west4-a", "europe-west4-b", "europe-west4-c"]),
    ])
    error_message = "the control plane is regional, the nodes are in the first zones by name"
  }
  assert {
    condition = alltrue([
      google_container_cluster.this.min_master_version == "1.34",
      google_container_cluster.this.release_channel[0].channel == "REGULAR",
    ])
    error_message = "the version is the floor within the channel"
  }
  assert {
    condition     = google_container_cluster.this.deletion_protection && google_container_cluster.this.datapath_provider == "ADVANCED_DATAPATH"
    error_message = "deletion protection and Dataplane V2 must be on"
  }
  assert {
    condition = alltrue([
      google_container_cluster.this.monitoring_config[0].managed_prometheus[0].enabled,
      contains(google_container_cluster.this.logging_config[0].enable_components, "APISERVER"),
    ])
    error_message = "managed Prometheus and the logs of the control plane must be on"
  }
  assert {
    condition = alltrue([
      google_container_cluster.this.addons_config[0].dns_cache_config[0].enabled,
      google_container_cluster.this.addons_config[0].gce_persistent_disk_csi_driver_config[0].enabled,
      google_container_cluster.this.addons_config[0].gcs_fuse_csi_driver_config[0].enabled,
      google_container_cluster.this.cost_management_config[0].enabled,
    ])
    error_message = "DNS cache, CSI drivers and cost allocation must be on"
  }
}

run "secrets_and_disks_have_keys_that_rotate_and_their_agents_may_use" {
  assert {
    condition = alltrue([
      google_container_cluster.this.database_encryption[0].state == "ENCRYPTED",
      google_container_cluster.this.database_encryption[0].key_name == google_kms_crypto_key.this["secrets"].id,
    ])
    error_message = "Secrets must be encrypted with the module's key"
  }
  assert {
    condition = alltrue([
      google_container_node_pool.this["system"].node_config[0].boot_disk_kms_key == google_kms_crypto_key.this["disks"].id,
      google_container_cluster.this.node_config[0].boot_disk_kms_key == google_kms_crypto_key.this["disks"].id,
    ])
    error_message = "every boot disk must be encrypted with the module's key, that of the short-lived first pool too"
  }
  assert {
    condition     = alltrue([for key in google_kms_crypto_key.this : key.rotation_period == "7776000s"])
    error_message = "the keys must rotate"
  }
  assert {
    condition = alltrue([
      google_kms_crypto_key_iam_member.service_agent["secrets"].member == "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com",
      google_kms_crypto_key_iam_member.service_agent["disks"].member == "serviceAccount:service-123456789012@compute-system.iam.gserviceaccount.com",
    ])
    error_message = "GKE uses the key of the Secrets, Compute Engine that of the disks"
  }
  assert {
    condition     = google_kms_key_ring.this.name == "fraud-dev-c43a"
    error_message = "key rings outlive their environment, so their names must not repeat"
  }
}

run "the_network_is_vpc_native_logged_and_translated" {
  assert {
    condition     = google_compute_subnetwork.nodes.ip_cidr_range == "10.40.0.0/16" && google_compute_subnetwork.nodes.private_ip_google_access
    error_message = "nodes must reach Google APIs without an external address"
  }
  assert {
    condition     = { for range in google_compute_subnetwork.nodes.secondary_ip_range : range.range_name => range.ip_cidr_range } == { pods = "100.64.0.0/14", services = "172.20.0.0/16" }
    error_message = "pods and services must have ranges of their own"
  }
  assert {
    condition = alltrue([
      google_container_cluster.this.ip_allocation_policy[0].cluster_secondary_range_name == "pods",
      google_container_cluster.this.ip_allocation_policy[0].services_secondary_range_name == "services",
    ])
    error_message = "the cluster must use the ranges of the subnet"
  }
  assert {
    condition     = length(google_compute_subnetwork.nodes.log_config) == 1 && google_compute_router_nat.this.log_config[0].enable
    error_message = "flows and NAT must be logged"
  }
  assert {
    condition = alltrue([
      google_compute_router_nat.this.enable_dynamic_port_allocation,
      !google_compute_router_nat.this.enable_endpoint_independent_mapping,
    ])
    error_message = "Cloud NAT takes dynamic ports only without endpoint-independent mapping"
  }
}

run "logs_are_kept_as_long_as_asked" {
  variables {
    log_retention_days = 365
  }

  assert {
    condition     = google_logging_project_bucket_config.this.retention_days == 365
    error_message = "retention must be that of the variable"
  }
  assert {
    condition     = google_logging_project_sink.this.destination == "logging.googleapis.com/projects/ai-platform-dev/locations/europe-west4/buckets/fraud-dev-c43a"
    error_message = "the sink must write to the bucket"
  }
  assert {
    condition = alltrue([
      strcontains(google_logging_project_sink.this.filter, "resource.labels.cluster_name=\"fraud-dev\""),
      strcontains(google_logging_project_sink.this.filter, "vpc_flows"),
    ])
    error_message = "cluster and flow logs must reach the bucket"
  }
}

run "the_default_storage_class_is_encrypted" {
  assert {
    condition     = one(kubernetes_storage_class_v1.default[*].metadata[0].name) == "flagstone-encrypted"
    error_message = "the Helm values name the class on every cloud"
  }
  assert {
    condition = alltrue([
      one(kubernetes_storage_class_v1.default[*].metadata[0].annotations)["storageclass.kubernetes.io/is-default-class"] == "true",
      one(kubernetes_annotations.standard_rwo[*].annotations)["storageclass.kubernetes.io/is-default-class"] == "false",
    ])
    error_message = "there must be one default class"
  }
  assert {
    condition     = one(kubernetes_storage_class_v1.default[*].parameters) == tomap({ type = "pd-balanced", disk-encryption-kms-key = google_kms_crypto_key.this["disks"].id, labels = "cost-centre=4711,project=fraud" })
    error_message = "volumes must be encrypted with the module's key and labelled"
  }
}

run "the_storage_class_can_be_left_to_others" {
  command = plan

  variables {
    manage_storage_class = false
  }

  assert {
    condition     = length(kubernetes_storage_class_v1.default) == 0 && length(kubernetes_annotations.standard_rwo) == 0
    error_message = "nothing may be asked of the Kubernetes API"
  }
}

run "labels_are_on_everything_that_takes_them" {
  assert {
    condition = alltrue(concat(
      [google_container_cluster.this.resource_labels == var.tags, google_container_cluster.this.node_config[0].resource_labels == var.tags],
      [for pool in google_container_node_pool.this : pool.node_config[0].resource_labels == var.tags],
      [for key in google_kms_crypto_key.this : key.labels == var.tags],
    ))
    error_message = "the cluster, its nodes and its keys must carry the labels"
  }
}

run "outputs_have_the_shape_of_the_other_clouds" {
  assert {
    condition = alltrue([
      output.cluster_endpoint == "https://10.40.0.2",
      output.cluster_name == "fraud-dev",
      output.node_pool_names == tolist(["system"]),
    ])
    error_message = "the endpoint is a URL, names are those of the variables"
  }
  assert {
    condition     = output.oidc_issuer_url == "https://container.googleapis.com/v1/projects/ai-platform-dev/locations/europe-west4/clusters/fraud-dev"
    error_message = "the issuer follows from project, region and name"
  }
  assert {
    condition = alltrue([
      yamldecode(output.kubeconfig).users[0].user.exec.command == "gke-gcloud-auth-plugin",
      yamldecode(output.kubeconfig).clusters[0].cluster.server == "https://10.40.0.2",
      !can(yamldecode(output.kubeconfig).users[0].user.token),
    ])
    error_message = "the kubeconfig asks a plugin and holds no token"
  }
}
