# AKS brings the CNI, DNS, metrics and the CSI drivers. What it lacks is a default class with the cluster's own key.
resource "azurerm_role_assignment" "deployer_cluster" {
  count = var.manage_storage_class ? 1 : 0

  scope                = azurerm_kubernetes_cluster.this.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin"
  principal_id         = data.azurerm_client_config.current.object_id
  description          = "Whoever runs Terraform makes the storage class; there is no local account."
}

resource "time_sleep" "deployer_cluster" {
  count = var.manage_storage_class ? 1 : 0

  create_duration = "120s"
  triggers        = { role = azurerm_role_assignment.deployer_cluster[0].id }
}

# The driver's list of tags has no way to write a comma or an equals sign.
locals {
  volume_tags = join(",", [for key, value in var.tags : "${key}=${value}" if !can(regex("[,=]", "${key}${value}"))])
}

resource "kubernetes_storage_class_v1" "default" {
  count = var.manage_storage_class ? 1 : 0

  metadata {
    name        = "flagstone-encrypted"
    annotations = { "storageclass.kubernetes.io/is-default-class" = "true" }
  }

  storage_provisioner    = "disk.csi.azure.com"
  reclaim_policy         = "Delete"
  volume_binding_mode    = "WaitForFirstConsumer"
  allow_volume_expansion = true

  parameters = merge(
    {
      # Of several zones, so that a pod finds its volume in each, as the classes of AKS have it.
      skuName             = var.zones == 1 ? "Premium_LRS" : "Premium_ZRS"
      cachingMode         = "ReadOnly"
      diskEncryptionType  = "EncryptionAtRestWithCustomerKey"
      diskEncryptionSetID = azurerm_disk_encryption_set.this.id
      networkAccessPolicy = "DenyAll"
    },
    local.volume_tags == "" ? {} : { tags = local.volume_tags },
  )

  depends_on = [time_sleep.deployer_cluster]
}

# There is one default class, and the one that AKS brings is not it.
resource "kubernetes_annotations" "aks_default_class" {
  count = var.manage_storage_class ? 1 : 0

  api_version = "storage.k8s.io/v1"
  kind        = "StorageClass"
  annotations = { "storageclass.kubernetes.io/is-default-class" = "false" }
  force       = true

  metadata {
    name = "default"
  }

  depends_on = [kubernetes_storage_class_v1.default]
}
