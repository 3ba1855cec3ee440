# Keys for Kubernetes secrets and for disks. The vault takes requests from every network, because the KMS of AKS
# supports no vault firewall; who may use it is decided by roles alone, and every use is logged.
resource "azurerm_key_vault" "this" {
  name                       = local.key_vault_name
  location                   = var.region
  resource_group_name        = local.resource_group_name
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "premium"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
  tags                       = var.tags

  network_acls {
    default_action = "Allow"
    bypass         = "AzureServices"
  }
}

resource "azurerm_role_assignment" "deployer_keys" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = data.azurerm_client_config.current.object_id
  description          = "Whoever runs Terraform makes and reads the cluster's keys."
}

# New roles reach the vault within minutes, and the keys would be refused until then.
resource "time_sleep" "deployer_keys" {
  create_duration = "120s"
  triggers        = { role = azurerm_role_assignment.deployer_keys.id }
}

# Kept in the vault's HSM. No expiry date: an expired key would stop the API server and the disks, a rotated one does not.
resource "azurerm_key_vault_key" "this" {
  for_each = {
    secrets = ["decrypt", "encrypt"]
    disks   = ["unwrapKey", "wrapKey"]
  }

  name         = each.key
  key_vault_id = azurerm_key_vault.this.id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = each.value
  tags         = var.tags

  rotation_policy {
    automatic {
      time_after_creation = "P180D"
    }
  }

  depends_on = [time_sleep.deployer_keys]
}

resource "azurerm_user_assigned_identity" "disks" {
  name                = "id-${var.name}-disks"
  location            = var.region
  resource_group_name = local.resource_group_name
  tags                = var.tags
}

resource "azurerm_role_assignment" "disks_keys" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.disks.principal_id
  principal_type       = "ServicePrincipal"
}

resource "time_sleep" "disks_keys" {
  create_duration = "120s"
  triggers        = { role = azurerm_role_assignment.disks_keys.id }
}

# Follows the key's newest version by itself.
resource "azurerm_disk_encryption_set" "this" {
  name                      = "des-${var.name}"
  location                  = var.region
  resource_group_name       = local.resource_group_name
  key_vault_key_id          = azurerm_key_vault_key.this["disks"].versionless_id
  auto_key_rotation_enabled = true
  encryption_type           = "EncryptionAtRestWithCustomerKey"
  tags                      = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.disks.id]
  }

  depends_on = [time_sleep.disks_keys]
}
