output "cluster_name" {
  description = "Name of the cluster."
  value       = azurerm_kubernetes_cluster.this.name
}

output "cluster_id" {
  description = "Resource id of the cluster."
  value       = azurerm_kubernetes_cluster.this.id
}

output "cluster_endpoint" {
  description = "URL of the Kubernetes API."
  value       = local.cluster_endpoint
}

output "cluster_ca_certificate" {
  description = "Certificate authority of the Kubernetes API, PEM in base64."
  value       = local.cluster_ca_certificate
}

output "oidc_issuer_url" {
  description = "Issuer of the service accounts' tokens."
  value       = azurerm_kubernetes_cluster.this.oidc_issuer_url
}

output "kubeconfig" {
  description = "kubeconfig without a credential: kubelogin fetches a token for whoever uses it."
  sensitive   = true
  value = yamlencode({
    apiVersion      = "v1"
    kind            = "Config"
    current-context = var.name
    clusters        = [{ name = var.name, cluster = { server = local.cluster_endpoint, certificate-authority-data = local.cluster_ca_certificate } }]
    contexts        = [{ name = var.name, context = { cluster = var.name, user = var.name } }]
    users = [{ name = var.name, user = { exec = {
      apiVersion      = "client.authentication.k8s.io/v1beta1"
      command         = "kubelogin"
      args            = ["get-token", "--login", "azurecli", "--server-id", local.aks_server_id]
      interactiveMode = "Never"
      installHint     = "kubelogin is at https://azure.github.io/kubelogin"
    } } }]
  })
}

output "network_id" {
  description = "Resource id of the virtual network."
  value       = azurerm_virtual_network.this.id
}

output "subnet_ids" {
  description = "Resource ids of the nodes' subnets."
  value       = [azurerm_subnet.nodes.id]
}

output "secrets_kms_key_id" {
  description = "Key that encrypts Kubernetes secrets, without a version."
  value       = azurerm_key_vault_key.this["secrets"].versionless_id
}

output "workload_identities" {
  description = "Client ids of the workload identities, by name, for the annotation azure.workload.identity/client-id."
  value       = { for name, identity in azurerm_user_assigned_identity.workload : name => identity.client_id }
}

output "node_pool_names" {
  description = "AKS names of the node pools, in the order of their names here."
  value       = [for key in sort(keys(var.node_pools)) : local.pool_names[key]]
}

output "resource_group_id" {
  description = "Resource id of the cluster's resource group, for budgets and role assignments."
  value       = local.resource_group_id
}

output "egress_ips" {
  description = "Public addresses that the cluster's traffic comes from."
  value       = azurerm_public_ip.nat[*].ip_address
}

output "private_dns_zone_id" {
  description = "Zone with the private API's name, to link to networks that must resolve it; null where the API is public."
  value       = one(azurerm_private_dns_zone.api[*].id)
}

locals {
  # The same in every tenant: the Entra application of AKS.
  aks_server_id = "6dae42f8-4368-4678-94ff-3960e28e3630"

  # Of the user's kubeconfig, which is sensitive as a whole, only the address and the authority: neither lets anyone in.
  cluster_endpoint       = nonsensitive(one(azurerm_kubernetes_cluster.this.kube_config[*].host))
  cluster_ca_certificate = nonsensitive(one(azurerm_kubernetes_cluster.this.kube_config[*].cluster_ca_certificate))
}
