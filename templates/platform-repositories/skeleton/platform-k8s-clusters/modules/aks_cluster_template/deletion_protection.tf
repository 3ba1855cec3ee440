# Azure's built-in "Do not allow deletion of resource types". A lock would also forbid the deletion of node pools, and
# Terraform would lift its own lock before it deletes the cluster; the cluster depends on this, so this outlives it.
resource "azurerm_resource_group_policy_assignment" "deletion_protection" {
  count = var.deletion_protection ? 1 : 0

  name                 = "keep-${var.name}"
  display_name         = "Keep AKS cluster ${var.name}"
  description          = "Set deletion_protection to false and apply before deleting the cluster."
  resource_group_id    = local.resource_group_id
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/78460a36-508a-49a4-b2b2-2f5ec564f4bb"

  parameters = jsonencode({
    listOfResourceTypesDisallowedForDeletion = { value = ["Microsoft.ContainerService/managedClusters"] }
  })
}
