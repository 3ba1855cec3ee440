locals {
  # Service accounts of the cluster itself, with a role each.
  platform_identities = {
    vpc-cni            = { namespace = "kube-system", service_account = "aws-node" }
    ebs-csi            = { namespace = "kube-system", service_account = "ebs-csi-controller-sa" }
    cluster-autoscaler = { namespace = "kube-system", service_account = "cluster-autoscaler" }
  }

  # IAM allows 64 characters; a longer name is cut, and a hash keeps it unique.
  role_names = { for name in concat(["cluster", "node", "flow-logs"], keys(local.platform_identities), keys(var.workload_identities)) : name =>
    length("${var.name}-${name}") <= 64 ? "${var.name}-${name}" : "${substr("${var.name}-${name}", 0, 55)}-${substr(sha256("${var.name}-${name}"), 0, 8)}"
  }

  # EKS Pod Identity names cluster and service account in the session's tags; asking
  # for them keeps an association of another cluster from using the role.
  pod_identity_trust = { for name, identity in merge(local.platform_identities, var.workload_identities) : name => {
    Effect    = "Allow"
    Principal = { Service = "pods.eks.amazonaws.com" }
    Action    = ["sts:AssumeRole", "sts:TagSession"]
    Condition = {
      StringEquals = {
        "aws:RequestTag/eks-cluster-arn"            = "arn:${local.partition}:eks:${var.region}:${local.account_id}:cluster/${var.name}"
        "aws:RequestTag/kubernetes-namespace"       = identity.namespace
        "aws:RequestTag/kubernetes-service-account" = identity.service_account
      }
    }
  } }

  oidc_issuer_url = aws_eks_cluster.this.identity[0].oidc[0].issuer
  oidc_issuer     = trimprefix(local.oidc_issuer_url, "https://")
}

# For what does not speak Pod Identity yet, and for pods outside this cluster's agent.
resource "aws_iam_openid_connect_provider" "this" {
  url            = local.oidc_issuer_url
  client_id_list = ["sts.amazonaws.com"]
  tags           = merge(var.tags, { Name = var.name })
}

resource "aws_iam_role" "platform" {
  for_each = local.platform_identities

  name = local.role_names[each.key]
  tags = var.tags

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [local.pod_identity_trust[each.key]]
  })
}

# The add-ons bring the associations of theirs along.
resource "aws_eks_pod_identity_association" "cluster_autoscaler" {
  cluster_name    = aws_eks_cluster.this.name
  namespace       = local.platform_identities["cluster-autoscaler"].namespace
  service_account = local.platform_identities["cluster-autoscaler"].service_account
  role_arn        = aws_iam_role.platform["cluster-autoscaler"].arn
  tags            = var.tags
}
