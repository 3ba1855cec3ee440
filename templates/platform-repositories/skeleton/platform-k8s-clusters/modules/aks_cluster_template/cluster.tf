resource "azurerm_kubernetes_cluster" "this" {
  name                = var.name
  location            = var.region
  resource_group_name = local.resource_group_name
  node_resource_group = "rg-${var.name}-nodes"
  dns_prefix          = var.name
  kubernetes_version  = var.kubernetes_version
  sku_tier            = "Standard"
  tags                = var.tags

  # Who gets in: Entra identities with Azure roles, and nobody by certificate or through the portal's command runner.
  local_account_disabled            = true
  role_based_access_control_enabled = true
  run_command_enabled               = false
  oidc_issuer_enabled               = true
  workload_identity_enabled         = true

  private_cluster_enabled             = var.network.private_api
  private_cluster_public_fqdn_enabled = false
  private_dns_zone_id                 = one(azurerm_private_dns_zone.api[*].id)

  disk_encryption_set_id = azurerm_disk_encryption_set.this.id
  azure_policy_enabled   = var.azure_policy_enabled
  cost_analysis_enabled  = true

  automatic_upgrade_channel    = "patch"
  node_os_upgrade_channel      = "NodeImage"
  image_cleaner_enabled        = true
  image_cleaner_interval_hours = 168

  default_node_pool {
    name                         = local.system_pool.name
    temporary_name_for_rotation  = local.system_pool.rotation_name
    type                         = "VirtualMachineScaleSets"
    vm_size                      = local.system_pool.machine
    orchestrator_version         = var.kubernetes_version
    zones                        = local.system_pool.zones
    vnet_subnet_id               = azurerm_subnet.nodes.id
    auto_scaling_enabled         = true
    min_count                    = local.system_pool.min
    max_count                    = local.system_pool.max
    max_pods                     = local.max_pods
    os_sku                       = local.os_sku
    os_disk_type                 = "Managed"
    os_disk_size_gb              = local.system_pool.disk_gb
    host_encryption_enabled      = true
    node_public_ip_enabled       = false
    only_critical_addons_enabled = length(local.system_pool.taints) > 0
    node_labels                  = local.system_pool.labels
    tags                         = var.tags

    upgrade_settings {
      max_surge                = "10%"
      drain_timeout_in_minutes = 30
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = azurerm_subnet.api.id
    authorized_ip_ranges                = var.network.private_api || length(var.api_allowed_cidrs) == 0 ? null : var.api_allowed_cidrs
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = data.azurerm_client_config.current.tenant_id
  }

  # Needs a version of the key. After a rotation the next plan names the new one; earlier ones keep working.
  key_management_service {
    key_vault_key_id         = azurerm_key_vault_key.this["secrets"].id
    key_vault_network_access = "Public"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    outbound_type       = "userAssignedNATGateway"
    load_balancer_sku   = "standard"
    pod_cidr            = var.pod_cidr
    service_cidr        = var.service_cidr
    dns_service_ip      = cidrhost(var.service_cidr, 10)
  }

  # Node groups of equal machines grow evenly; among unequal ones the fullest fit wins, which keeps GPUs busy.
  auto_scaler_profile {
    balance_similar_node_groups      = true
    expander                         = "least-waste"
    max_graceful_termination_sec     = "600"
    scale_down_delay_after_add       = "10m"
    scale_down_unneeded              = "10m"
    scale_down_utilization_threshold = "0.5"
    skip_nodes_with_local_storage    = false
    skip_nodes_with_system_pods      = true
  }

  maintenance_window_auto_upgrade {
    frequency   = "Weekly"
    interval    = 1
    day_of_week = "Sunday"
    start_time  = "01:00"
    utc_offset  = "+00:00"
    duration    = 6
  }

  maintenance_window_node_os {
    frequency   = "Weekly"
    interval    = 1
    day_of_week = "Saturday"
    start_time  = "01:00"
    utc_offset  = "+00:00"
    duration    = 6
  }

  oms_agent {
    log_analytics_workspace_id      = azurerm_log_analytics_workspace.this.id
    msi_auth_for_monitoring_enabled = true
  }

  storage_profile {
    disk_driver_enabled         = true
    file_driver_enabled         = true
    snapshot_controller_enabled = true
  }

  lifecycle {
    precondition {
      condition     = local.nodes_at_most <= local.node_addresses
      error_message = "network.cidr is too small: the nodes' half of it has ${local.node_addresses} addresses, and the pools need up to ${local.nodes_at_most} during an upgrade."
    }
    precondition {
      condition     = local.nodes_at_most <= local.node_pod_pools
      error_message = "pod_cidr is too small: it holds a /24 for ${local.node_pod_pools} nodes, and the pools need up to ${local.nodes_at_most} during an upgrade."
    }
    precondition {
      condition     = length(distinct(values(local.pool_names))) == length(var.node_pools)
      error_message = "Two of the node pools come out with the same AKS name; rename one: ${jsonencode(local.pool_names)}."
    }
  }

  # On the way down, too: the cluster goes before the roles, the routes and the protection that it needs.
  depends_on = [
    azurerm_resource_group_policy_assignment.deletion_protection,
    azurerm_subnet_nat_gateway_association.nodes,
    azurerm_nat_gateway_public_ip_association.this,
    azurerm_subnet_network_security_group_association.nodes,
    azurerm_subnet_network_security_group_association.api,
    azurerm_private_dns_zone_virtual_network_link.api,
    time_sleep.cluster_roles,
  ]
}

check "public_api_is_restricted" {
  assert {
    condition     = var.network.private_api || length(var.api_allowed_cidrs) > 0
    error_message = "The Kubernetes API of ${var.name} takes connections from the whole internet. Set api_allowed_cidrs, or network.private_api to true."
  }
}
