# Flow logs of the virtual network. Those of security groups can no longer be created and end in September 2027.
resource "azurerm_storage_account" "flow_logs" {
  name                              = local.storage_account_name
  location                          = var.region
  resource_group_name               = local.resource_group_name
  account_tier                      = "Standard"
  account_replication_type          = var.zones == 1 ? "LRS" : "ZRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  local_user_enabled                = false
  tags                              = var.tags

  # Network Watcher writes with the account's key: the provider cannot give a flow log an identity.
  shared_access_key_enabled = true

  # Nobody from a network; Network Watcher is a trusted service.
  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  blob_properties {
    delete_retention_policy {
      days = 7
    }
    container_delete_retention_policy {
      days = 7
    }
  }
}

# Azure makes this Network Watcher, one a region and subscription, with the first virtual network.
resource "azurerm_network_watcher_flow_log" "this" {
  name                 = "flow-${var.name}"
  network_watcher_name = "NetworkWatcher_${var.region}"
  resource_group_name  = "NetworkWatcherRG"
  location             = var.region
  target_resource_id   = azurerm_virtual_network.this.id
  storage_account_id   = azurerm_storage_account.flow_logs.id
  enabled              = true
  version              = 2
  tags                 = var.tags

  retention_policy {
    enabled = true
    days    = min(var.log_retention_days, 365)
  }
}
