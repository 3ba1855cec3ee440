output "cluster_name" {
  description = "Name of the cluster."
  value       = aws_eks_cluster.this.name
}

output "cluster_endpoint" {
  description = "URL of the Kubernetes API."
  value       = aws_eks_cluster.this.endpoint
}

output "cluster_ca_certificate" {
  description = "Certificate of the API's authority, base64."
  value       = aws_eks_cluster.this.certificate_authority[0].data
}

output "cluster_id" {
  description = "ARN of the cluster."
  value       = aws_eks_cluster.this.arn
}

output "oidc_issuer_url" {
  description = "Issuer of the service account tokens."
  value       = local.oidc_issuer_url
}

output "kubeconfig" {
  description = "Kubeconfig that asks the aws command for a short-lived token."
  sensitive   = true
  value = yamlencode({
    apiVersion      = "v1"
    kind            = "Config"
    current-context = var.name
    clusters = [{
      name = var.name
      cluster = {
        server                     = aws_eks_cluster.this.endpoint
        certificate-authority-data = aws_eks_cluster.this.certificate_authority[0].data
      }
    }]
    contexts = [{ name = var.name, context = { cluster = var.name, user = var.name } }]
    users = [{
      name = var.name
      user = {
        exec = {
          apiVersion         = "client.authentication.k8s.io/v1beta1"
          command            = "aws"
          args               = ["eks", "get-token", "--cluster-name", var.name, "--region", var.region]
          interactiveMode    = "IfAvailable"
          provideClusterInfo = false
        }
      }
    }]
  })
}

output "network_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  description = "Ids of the private subnets, one per zone, in which nodes and pods run."
  value       = [for zone in keys(local.zone_index) : aws_subnet.private[zone].id]
}

output "secrets_kms_key_id" {
  description = "ARN of the key that encrypts secrets, disks and logs."
  value       = aws_kms_key.this.arn
}

output "workload_identities" {
  description = "ARN of the IAM role of each workload identity, and of the cluster autoscaler."
  value = merge(
    { cluster-autoscaler = aws_iam_role.platform["cluster-autoscaler"].arn },
    { for name, role in aws_iam_role.workload : name => role.arn },
  )
}

output "node_pool_names" {
  description = "Names of the EKS node groups: the pool's name and a suffix that EKS appends."
  value       = [for name in keys(var.node_pools) : aws_eks_node_group.pool[name].node_group_name]
}
