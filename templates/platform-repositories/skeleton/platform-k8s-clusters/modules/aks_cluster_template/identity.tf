# Service accounts that act in Azure: an identity each, trusted through the cluster's issuer, without a secret.
resource "azurerm_user_assigned_identity" "workload" {
  for_each = var.workload_identities

  name                = "id-${var.name}-${each.key}"
  location            = var.region
  resource_group_name = local.resource_group_name
  tags                = var.tags
}

resource "azurerm_federated_identity_credential" "workload" {
  for_each = var.workload_identities

  name                = "kubernetes-${each.key}"
  resource_group_name = local.resource_group_name
  parent_id           = azurerm_user_assigned_identity.workload[each.key].id
  audience            = ["api://AzureADTokenExchange"]
  issuer              = azurerm_kubernetes_cluster.this.oidc_issuer_url
  subject             = "system:serviceaccount:${each.value.namespace}:${each.value.service_account}"
}

# Numbered, so that a bucket that is made in the same run, whose id is not known yet, can be named.
locals {
  bucket_grants = merge([for name, identity in var.workload_identities : {
    for index, bucket in identity.buckets : "${name}-bucket-${index}" => { identity = name, role = "Storage Blob Data Contributor", scope = bucket }
  }]...)

  # "<role>@<scope>", or the role alone on the cluster's resource group.
  role_grants = merge([for name, identity in var.workload_identities : {
    for index, role in identity.roles : "${name}-role-${index}" => {
      identity = name
      role     = split("@", role)[0]
      scope    = try(split("@", role)[1], local.resource_group_id)
    }
  }]...)
}

resource "azurerm_role_assignment" "workload" {
  for_each = merge(local.bucket_grants, local.role_grants)

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.workload[each.value.identity].principal_id
  principal_type       = "ServicePrincipal"
}
