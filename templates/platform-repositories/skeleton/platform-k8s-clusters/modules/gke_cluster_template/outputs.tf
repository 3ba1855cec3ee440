output "cluster_name" {
  description = "Name of the cluster."
  value       = google_container_cluster.this.name
}

output "cluster_endpoint" {
  description = "URL of the Kubernetes API; an internal address when the API is private."
  value       = local.endpoint
}

output "cluster_ca_certificate" {
  description = "Certificate of the cluster's authority, PEM in base64."
  value       = local.ca_certificate
}

output "cluster_id" {
  description = "Resource id of the cluster (projects/../locations/../clusters/..)."
  value       = google_container_cluster.this.id
}

output "oidc_issuer_url" {
  description = "Issuer of the service account tokens of the cluster."
  value       = "https://container.googleapis.com/v1/projects/${var.project}/locations/${var.region}/clusters/${google_container_cluster.this.name}"
}

output "kubeconfig" {
  description = "Kubeconfig that asks gke-gcloud-auth-plugin for a token; it holds no credential itself."
  value       = yamlencode(local.kubeconfig)
  sensitive   = true
}

output "network_id" {
  description = "Id of the VPC network."
  value       = google_compute_network.this.id
}

output "subnet_ids" {
  description = "Ids of the subnets of the nodes."
  value       = [google_compute_subnetwork.nodes.id]
}

output "secrets_kms_key_id" {
  description = "Id of the key that encrypts Kubernetes Secrets."
  value       = google_kms_crypto_key.this["secrets"].id
}

output "workload_identities" {
  description = "E-mail of the Google service account of each workload identity."
  value       = { for name, account in google_service_account.workload : name => account.email }
}

output "node_pool_names" {
  description = "Names of the node pools."
  value       = sort([for pool in google_container_node_pool.this : pool.name])
}

locals {
  endpoint       = "https://${google_container_cluster.this.endpoint}"
  ca_certificate = one(google_container_cluster.this.master_auth[*].cluster_ca_certificate)

  kubeconfig = {
    apiVersion      = "v1"
    kind            = "Config"
    current-context = var.name
    clusters = [{
      name    = var.name
      cluster = { server = local.endpoint, certificate-authority-data = local.ca_certificate }
    }]
    contexts = [{
      name    = var.name
      context = { cluster = var.name, user = var.name }
    }]
    users = [{
      name = var.name
      user = {
        exec = {
          apiVersion         = "client.authentication.k8s.io/v1beta1"
          command            = "gke-gcloud-auth-plugin"
          installHint        = "gcloud components install gke-gcloud-auth-plugin"
          interactiveMode    = "IfAvailable"
          provideClusterInfo = true
        }
      }
    }]
  }
}
