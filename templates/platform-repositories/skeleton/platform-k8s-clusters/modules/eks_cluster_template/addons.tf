locals {
  # Deployments of the cluster itself stay on the system pool: on another they would
  # keep a GPU node alive, or vanish with a spot node.
  system_taints = flatten([for pool in values(var.node_pools) : pool.taints if lookup(pool.labels, "flagstone.dev/pool-role", "") == "system"])
  system_placement = {
    nodeSelector = { "flagstone.dev/pool-role" = "system" }
    tolerations  = [for taint in local.system_taints : { key = taint.key, operator = "Equal", value = taint.value, effect = taint.effect }]
  }

  # The driver takes its tags as one comma-separated list of key=value, without any quoting.
  volume_tags = { for key, value in var.tags : key => value if !can(regex("[,=]", "${key}${value}")) }

  # identity is the role in platform_identities whose service account the add-on uses.
  addons_before_nodes = {
    eks-pod-identity-agent = { identity = null, configuration = null }
    kube-proxy             = { identity = null, configuration = null }
    vpc-cni                = { identity = "vpc-cni", configuration = jsonencode({ enableNetworkPolicy = "true" }) }
  }
  addons_on_nodes = {
    aws-ebs-csi-driver = { identity = "ebs-csi", configuration = jsonencode({ controller = merge(local.system_placement, { extraVolumeTags = local.volume_tags }) }) }
    coredns            = { identity = null, configuration = jsonencode(local.system_placement) }
    metrics-server     = { identity = null, configuration = jsonencode(local.system_placement) }
  }
}

# The version that EKS recommends for the cluster's, so that add-ons follow an upgrade.
data "aws_eks_addon_version" "this" {
  for_each = merge(local.addons_before_nodes, local.addons_on_nodes)

  addon_name         = each.key
  kubernetes_version = var.kubernetes_version
}

resource "aws_eks_addon" "before_nodes" {
  for_each = local.addons_before_nodes

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  addon_version               = data.aws_eks_addon_version.this[each.key].version
  configuration_values        = each.value.configuration
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = var.tags

  dynamic "pod_identity_association" {
    for_each = each.value.identity == null ? [] : [each.value.identity]

    content {
      role_arn        = aws_iam_role.platform[pod_identity_association.value].arn
      service_account = local.platform_identities[pod_identity_association.value].service_account
    }
  }

  depends_on = [aws_iam_role_policy_attachment.vpc_cni]
}

resource "aws_eks_addon" "on_nodes" {
  for_each = local.addons_on_nodes

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  addon_version               = data.aws_eks_addon_version.this[each.key].version
  configuration_values        = each.value.configuration
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = var.tags

  dynamic "pod_identity_association" {
    for_each = each.value.identity == null ? [] : [each.value.identity]

    content {
      role_arn        = aws_iam_role.platform[pod_identity_association.value].arn
      service_account = local.platform_identities[pod_identity_association.value].service_account
    }
  }

  depends_on = [
    aws_eks_node_group.pool,
    aws_iam_role_policy.ebs_csi_key,
    aws_iam_role_policy_attachment.ebs_csi,
  ]
}

resource "aws_iam_role_policy_attachment" "vpc_cni" {
  role       = aws_iam_role.platform["vpc-cni"].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonEKS_CNI_Policy"
}
