mock_provider "azurerm" {
  mock_resource "azurerm_kubernetes_cluster" {
    defaults = {
      oidc_issuer_url = "https://westeurope.oic.prod-aks.azure.com/1/2/"
      kube_config     = [{ host = "https://fraud.example:443", cluster_ca_certificate = "Y2VydA==" }]
    }
  }
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
  node_pools = {
    system = { machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
  }
  workload_identities = {
    mlflow = {
      namespace       = "mlflow"
      service_account = "tracking"
      buckets         = ["/subscriptions/s/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/frauddata/blobServices/default/containers/mlflow"]
    }
    secrets = {
      namespace       = "external-secrets"
      service_account = "external-secrets"
      roles           = ["Reader", "Key Vault Secrets User@/subscriptions/s/resourceGroups/shared/providers/Microsoft.KeyVault/vaults/kv"]
    }
  }
}

run "a_service_account_is_trusted_through_the_clusters_issuer" {
  command = apply

  assert {
    condition     = azurerm_federated_identity_credential.workload["mlflow"].subject == "system:serviceaccount:mlflow:tracking" && azurerm_federated_identity_credential.workload["mlflow"].issuer == "https://westeurope.oic.prod-aks.azure.com/1/2/"
    error_message = "Only that service account of this cluster may have the identity."
  }
  assert {
    condition     = azurerm_federated_identity_credential.workload["mlflow"].audience == tolist(["api://AzureADTokenExchange"]) && azurerm_federated_identity_credential.workload["mlflow"].parent_id == azurerm_user_assigned_identity.workload["mlflow"].id
    error_message = "Its token must be meant for Entra and for its own identity."
  }
  assert {
    condition     = output.workload_identities == { mlflow = azurerm_user_assigned_identity.workload["mlflow"].client_id, secrets = azurerm_user_assigned_identity.workload["secrets"].client_id }
    error_message = "The client ids must come out by name."
  }
}

run "buckets_and_roles_are_granted_where_they_are" {
  command = apply

  assert {
    condition     = azurerm_role_assignment.workload["mlflow-bucket-0"].role_definition_name == "Storage Blob Data Contributor" && endswith(azurerm_role_assignment.workload["mlflow-bucket-0"].scope, "/containers/mlflow")
    error_message = "A bucket must be readable and writable, and no more than that container."
  }
  assert {
    condition     = azurerm_role_assignment.workload["secrets-role-0"].role_definition_name == "Reader" && azurerm_role_assignment.workload["secrets-role-0"].scope == azurerm_resource_group.this[0].id
    error_message = "A role alone is on the cluster's resource group."
  }
  assert {
    condition     = azurerm_role_assignment.workload["secrets-role-1"].role_definition_name == "Key Vault Secrets User" && endswith(azurerm_role_assignment.workload["secrets-role-1"].scope, "/vaults/kv")
    error_message = "A role with a scope is there."
  }
  assert {
    condition     = length(azurerm_role_assignment.workload) == 3
    error_message = "Nothing else may be granted."
  }
}

run "the_kubeconfig_holds_no_credential" {
  command = apply

  assert {
    condition     = yamldecode(output.kubeconfig).users[0].user == { exec = { apiVersion = "client.authentication.k8s.io/v1beta1", command = "kubelogin", args = ["get-token", "--login", "azurecli", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630"], interactiveMode = "Never", installHint = "kubelogin is at https://azure.github.io/kubelogin" } }
    error_message = "A token must be fetched by whoever uses it."
  }
  assert {
    condition     = yamldecode(output.kubeconfig).clusters[0].cluster == { server = "https://fraud.example:443", certificate-authority-data = "Y2VydA==" } && output.cluster_endpoint == "https://fraud.example:443"
    error_message = "It must point at the cluster."
  }
}
