# The control plane's identity, and what it may do.
resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-${var.name}-cluster"
  location            = var.region
  resource_group_name = local.resource_group_name
  tags                = var.tags
}

locals {
  cluster_roles = merge(
    {
      network = { role = "Network Contributor", scope = azurerm_virtual_network.this.id }
      secrets = { role = "Key Vault Crypto User", scope = azurerm_key_vault.this.id }
      disks   = { role = "Reader", scope = azurerm_disk_encryption_set.this.id }
    },
    { for zone in azurerm_private_dns_zone.api : "dns" => { role = "Private DNS Zone Contributor", scope = zone.id } },
  )
}

resource "azurerm_role_assignment" "cluster" {
  for_each = local.cluster_roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
  principal_type       = "ServicePrincipal"
}

# AKS checks these roles when the cluster is made.
resource "time_sleep" "cluster_roles" {
  create_duration = "120s"
  triggers        = { for name, assignment in azurerm_role_assignment.cluster : name => assignment.id }
}
