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

run "secrets_and_disks_have_a_key_each_that_rotates" {
  command = plan

  assert {
    condition     = azurerm_key_vault_key.this["secrets"].key_opts == tolist(["decrypt", "encrypt"]) && azurerm_key_vault_key.this["disks"].key_opts == tolist(["unwrapKey", "wrapKey"])
    error_message = "A key must be able to do what it is for, and no more."
  }
  assert {
    condition     = alltrue([for key in azurerm_key_vault_key.this : key.key_type == "RSA-HSM" && key.rotation_policy[0].automatic[0].time_after_creation == "P180D"])
    error_message = "Keys must be in the HSM and rotate twice a year."
  }
  assert {
    condition     = alltrue([for key in azurerm_key_vault_key.this : key.rotation_policy[0].expire_after == null && key.expiration_date == null])
    error_message = "A key that expires would stop the API server."
  }
}

run "the_vault_is_ruled_by_roles_and_cannot_be_purged" {
  command = plan

  assert {
    condition     = azurerm_key_vault.this.rbac_authorization_enabled && azurerm_key_vault.this.purge_protection_enabled && azurerm_key_vault.this.soft_delete_retention_days == 90
    error_message = "Whoever purges the keys destroys the cluster's secrets and disks."
  }
  assert {
    condition     = azurerm_role_assignment.cluster["secrets"].role_definition_name == "Key Vault Crypto User" && azurerm_role_assignment.disks_keys.role_definition_name == "Key Vault Crypto Service Encryption User"
    error_message = "The cluster and the disk encryption set must be allowed to use keys, and no more."
  }
  assert {
    condition     = azurerm_role_assignment.deployer_keys.principal_id == "33333333-3333-3333-3333-333333333333"
    error_message = "Whoever applies must be able to make keys."
  }
  assert {
    condition     = one(azurerm_monitor_diagnostic_setting.key_vault.enabled_log).category == "AuditEvent"
    error_message = "Every use of a key must be logged."
  }
}

run "etcd_and_disks_use_the_keys" {
  command = apply

  assert {
    condition     = azurerm_kubernetes_cluster.this.key_management_service[0].key_vault_key_id == azurerm_key_vault_key.this["secrets"].id
    error_message = "AKS must get the key with its version."
  }
  assert {
    condition     = azurerm_disk_encryption_set.this.key_vault_key_id == azurerm_key_vault_key.this["disks"].versionless_id && azurerm_disk_encryption_set.this.auto_key_rotation_enabled
    error_message = "The disk encryption set must follow the newest version."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.disk_encryption_set_id == azurerm_disk_encryption_set.this.id
    error_message = "Node disks must be encrypted with the cluster's key."
  }
  assert {
    condition     = azurerm_role_assignment.cluster["disks"].role_definition_name == "Reader" && azurerm_role_assignment.cluster["disks"].scope == azurerm_disk_encryption_set.this.id
    error_message = "AKS must be able to read the disk encryption set."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].host_encryption_enabled
    error_message = "Temporary disks and caches must be encrypted on the host."
  }
}

run "the_default_storage_class_is_encrypted" {
  command = apply

  assert {
    condition     = one(kubernetes_storage_class_v1.default[*].metadata[0].name) == "flagstone-encrypted"
    error_message = "the Helm values name the class on every cloud"
  }
  assert {
    condition     = kubernetes_storage_class_v1.default[0].parameters["diskEncryptionSetID"] == azurerm_disk_encryption_set.this.id && kubernetes_storage_class_v1.default[0].parameters["networkAccessPolicy"] == "DenyAll"
    error_message = "Volumes must be encrypted with the cluster's key and not exported."
  }
  assert {
    condition     = kubernetes_storage_class_v1.default[0].metadata[0].annotations["storageclass.kubernetes.io/is-default-class"] == "true" && kubernetes_annotations.aks_default_class[0].annotations["storageclass.kubernetes.io/is-default-class"] == "false"
    error_message = "It must be the one default class."
  }
  assert {
    condition     = kubernetes_storage_class_v1.default[0].parameters["skuName"] == "Premium_ZRS" && kubernetes_storage_class_v1.default[0].parameters["tags"] == "project=fraud,stage=prod"
    error_message = "Volumes must be reachable from every zone and carry the tags."
  }
  assert {
    condition     = azurerm_role_assignment.deployer_cluster[0].role_definition_name == "Azure Kubernetes Service RBAC Cluster Admin"
    error_message = "Whoever applies must be let in to make it."
  }
}

run "a_tag_that_the_disk_driver_cannot_write_is_left_out" {
  command = plan

  variables {
    zones = 1
    tags  = { project = "fraud", contact = "ann@example.com,bob@example.com" }
  }

  assert {
    condition     = local.volume_tags == "project=fraud"
    error_message = "A comma would begin another tag."
  }
}

run "without_a_way_to_the_api_there_is_no_storage_class" {
  command = plan

  variables {
    manage_storage_class = false
  }

  assert {
    condition     = length(kubernetes_storage_class_v1.default) == 0 && length(kubernetes_annotations.aks_default_class) == 0 && length(azurerm_role_assignment.deployer_cluster) == 0
    error_message = "Nothing may be asked of the Kubernetes API."
  }
}
