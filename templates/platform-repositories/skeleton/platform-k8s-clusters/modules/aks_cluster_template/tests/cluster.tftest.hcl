mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = { tenant_id = "11111111-1111-1111-1111-111111111111", object_id = "33333333-3333-3333-3333-333333333333" }
  }
}

mock_provider "kubernetes" {}
mock_provider "time" {}

mock_provider "random" {
  mock_resource "random_string" {
    defaults = { result = "x7k2qa" }
  }
}

variables {
  name               = "fraud-prod"
  region             = "westeurope"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  tags               = { project = "fraud", stage = "prod" }
  node_pools = {
    system = {
      machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
      taints  = [{ key = "CriticalAddonsOnly", value = "true", effect = "NoSchedule" }]
    }
  }
}

run "a_private_api_is_closed_to_the_internet" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.private_cluster_enabled && !azurerm_kubernetes_cluster.this.private_cluster_public_fqdn_enabled
    error_message = "The API must have neither a public endpoint nor a public name."
  }
  assert {
    condition     = azurerm_private_dns_zone.api[0].name == "fraud-prod.private.westeurope.azmk8s.io"
    error_message = "The API's name must stand in the cluster's own zone, in the form that AKS asks for with network integration."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.api_server_access_profile[0].virtual_network_integration_enabled && azurerm_kubernetes_cluster.this.api_server_access_profile[0].authorized_ip_ranges == null
    error_message = "A private API must be in the network and have no list of addresses."
  }
  assert {
    condition     = azurerm_role_assignment.cluster["dns"].role_definition_name == "Private DNS Zone Contributor"
    error_message = "AKS must be allowed to write the API's name into the zone."
  }
}

run "a_public_api_takes_only_the_ranges_that_are_named" {
  command = plan

  variables {
    network           = { cidr = "10.40.0.0/16", private_api = false }
    api_allowed_cidrs = ["203.0.113.0/24", "198.51.100.7/32"]
  }

  assert {
    condition     = azurerm_kubernetes_cluster.this.api_server_access_profile[0].authorized_ip_ranges == toset(["203.0.113.0/24", "198.51.100.7/32"])
    error_message = "The API must take only the named ranges."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.api_server_access_profile[0].virtual_network_integration_enabled
    error_message = "Nodes must reach a public API inside the network, or the NAT gateway's addresses would have to be allowed."
  }
  assert {
    condition     = length(azurerm_private_dns_zone.api) == 0 && length(azurerm_network_security_group.api) == 0 && !contains(keys(azurerm_role_assignment.cluster), "dns")
    error_message = "A public API has no private zone and no security group of its own."
  }
}

run "a_public_api_open_to_all_is_warned_about" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/16", private_api = false }
  }

  expect_failures = [check.public_api_is_restricted]
}

run "only_entra_identities_get_in" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.local_account_disabled && !azurerm_kubernetes_cluster.this.run_command_enabled
    error_message = "There must be no local account and no command runner."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.azure_active_directory_role_based_access_control[0].azure_rbac_enabled
    error_message = "Azure roles must decide over access."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.oidc_issuer_enabled && azurerm_kubernetes_cluster.this.workload_identity_enabled
    error_message = "Service accounts must be able to prove themselves to Entra."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.identity[0].type == "UserAssigned"
    error_message = "The control plane's identity must exist before the cluster, to get its roles."
  }
}

run "pods_have_an_overlay_network_with_cilium" {
  command = plan

  assert {
    condition = alltrue([
      azurerm_kubernetes_cluster.this.network_profile[0].network_plugin == "azure",
      azurerm_kubernetes_cluster.this.network_profile[0].network_plugin_mode == "overlay",
      azurerm_kubernetes_cluster.this.network_profile[0].network_data_plane == "cilium",
      azurerm_kubernetes_cluster.this.network_profile[0].network_policy == "cilium",
      azurerm_kubernetes_cluster.this.network_profile[0].outbound_type == "userAssignedNATGateway",
    ])
    error_message = "The cluster must use Azure CNI overlay with Cilium, and leave through the NAT gateway."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.network_profile[0].dns_service_ip == "172.20.0.10"
    error_message = "DNS must have the tenth address of service_cidr."
  }
}

run "patches_come_by_themselves_in_their_windows" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.automatic_upgrade_channel == "patch" && azurerm_kubernetes_cluster.this.node_os_upgrade_channel == "NodeImage"
    error_message = "Patches of Kubernetes and of the node image must be automatic."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.maintenance_window_auto_upgrade[0].day_of_week == "Sunday" && azurerm_kubernetes_cluster.this.maintenance_window_node_os[0].day_of_week == "Saturday"
    error_message = "Both kinds of upgrade must wait for the weekend, and not for the same night."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.image_cleaner_enabled && azurerm_kubernetes_cluster.this.sku_tier == "Standard"
    error_message = "Stale images must go, and the API needs the uptime agreement."
  }
}

run "the_control_plane_is_audited" {
  command = plan

  assert {
    condition     = contains(azurerm_monitor_diagnostic_setting.cluster.enabled_log[*].category, "kube-audit") && contains(azurerm_monitor_diagnostic_setting.cluster.enabled_log[*].category, "guard")
    error_message = "Requests to the API and logins must be logged."
  }
  assert {
    condition     = azurerm_log_analytics_workspace.this.retention_in_days == 90
    error_message = "Logs must be kept for log_retention_days."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.oms_agent[0].msi_auth_for_monitoring_enabled && azurerm_monitor_data_collection_rule.containers.data_flow[0].streams == tolist(["Microsoft-ContainerInsights-Group-Default"])
    error_message = "The agents must send container logs, and by identity."
  }
}

run "the_cluster_is_kept_from_deletion" {
  command = plan

  assert {
    condition     = jsondecode(azurerm_resource_group_policy_assignment.deletion_protection[0].parameters).listOfResourceTypesDisallowedForDeletion.value == ["Microsoft.ContainerService/managedClusters"]
    error_message = "Deletion of clusters must be denied, and of nothing else: node pools come and go."
  }
}

run "deletion_can_be_allowed" {
  command = plan

  variables {
    deletion_protection = false
  }

  assert {
    condition     = length(azurerm_resource_group_policy_assignment.deletion_protection) == 0
    error_message = "With deletion_protection = false nothing may stand in the way."
  }
}

run "azure_policy_gives_way_to_the_platforms_gatekeeper" {
  command = plan

  variables {
    azure_policy_enabled = false
  }

  assert {
    condition     = !azurerm_kubernetes_cluster.this.azure_policy_enabled
    error_message = "The add-on brings a second Gatekeeper; it must be possible to leave it out."
  }
}

run "a_group_of_the_name_is_made_or_a_given_one_is_used" {
  command = plan

  assert {
    condition     = azurerm_resource_group.this[0].name == "rg-fraud-prod" && azurerm_kubernetes_cluster.this.resource_group_name == "rg-fraud-prod"
    error_message = "Without resource_group_name the module makes rg-<name>."
  }
}

run "an_existing_group_is_used" {
  command = plan

  variables {
    resource_group_name = "rg-shared"
  }

  assert {
    condition     = length(azurerm_resource_group.this) == 0 && azurerm_kubernetes_cluster.this.resource_group_name == "rg-shared"
    error_message = "A given group is used, not made."
  }
}

run "everything_that_takes_tags_has_them" {
  command = plan

  assert {
    condition = alltrue([for tags in [
      azurerm_resource_group.this[0].tags, azurerm_virtual_network.this.tags, azurerm_nat_gateway.this.tags, azurerm_public_ip.nat[0].tags,
      azurerm_network_security_group.nodes.tags, azurerm_network_security_group.api[0].tags, azurerm_private_dns_zone.api[0].tags,
      azurerm_private_dns_zone_virtual_network_link.api[0].tags, azurerm_storage_account.flow_logs.tags, azurerm_network_watcher_flow_log.this.tags,
      azurerm_key_vault.this.tags, azurerm_key_vault_key.this["secrets"].tags, azurerm_key_vault_key.this["disks"].tags,
      azurerm_disk_encryption_set.this.tags, azurerm_user_assigned_identity.cluster.tags, azurerm_user_assigned_identity.disks.tags,
      azurerm_log_analytics_workspace.this.tags, azurerm_monitor_data_collection_rule.containers.tags, azurerm_kubernetes_cluster.this.tags,
      azurerm_kubernetes_cluster.this.default_node_pool[0].tags,
    ] : tags == tomap({ project = "fraud", stage = "prod" })])
    error_message = "Every resource must carry the tags."
  }
}
