# The cluster autoscaler finds the groups by the tags that EKS sets itself
# (k8s.io/cluster-autoscaler/enabled and k8s.io/cluster-autoscaler/<cluster>). What a
# node of an empty pool would offer it cannot see, and reads from these tags
# (https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler/cloudprovider/aws).
locals {
  node_template = "k8s.io/cluster-autoscaler/node-template"

  pool_resources = { for name, pool in var.node_pools : name => merge(
    # The kubelet keeps about a tenth for eviction, and the system its share.
    { "ephemeral-storage" = "${floor(pool.disk_gb * 0.85)}Gi" },
    # The autoscaler adds the machine's whole GPUs unless told that there are none.
    try(startswith(pool.accelerator.resource, "nvidia.com/"), false) ? { "nvidia.com/gpu" = "0" } : {},
    pool.accelerator == null ? {} : { (try(pool.accelerator.resource, "")) = tostring(local.accelerator_quantity[name]) },
  ) }

  # A tag holds one taint per key. Of several it is the strictest: NoExecute sorts before
  # NoSchedule, and that before PreferNoSchedule.
  pool_taints = { for name, pool in var.node_pools : name => {
    for taint in pool.taints : taint.key => "${taint.effect} ${taint.value}:${taint.effect}"...
  } }

  pool_hints = merge([for name, pool in var.node_pools : merge(
    { for key, value in local.node_labels[name] : "${name}/label/${key}" => value },
    { "${name}/label/eks.amazonaws.com/capacityType" = local.capacity_types[pool.capacity] },
    { for key, taints in local.pool_taints[name] : "${name}/taint/${key}" => split(" ", sort(taints)[0])[1] },
    { for key, quantity in local.pool_resources[name] : "${name}/resources/${key}" => quantity },
  )]...)
}

resource "aws_autoscaling_group_tag" "hint" {
  for_each = local.pool_hints

  autoscaling_group_name = aws_eks_node_group.pool[split("/", each.key)[0]].resources[0].autoscaling_groups[0].name

  tag {
    key                 = "${local.node_template}/${trimprefix(each.key, "${split("/", each.key)[0]}/")}"
    value               = each.value
    propagate_at_launch = false
  }
}

resource "aws_iam_role_policy" "cluster_autoscaler" {
  name = "scale-node-pools"
  role = aws_iam_role.platform["cluster-autoscaler"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      # These actions know no resources.
      Sid    = "Look"
      Effect = "Allow"
      Action = [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "autoscaling:DescribeTags",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ]
      Resource = "*"
      }, {
      Sid      = "LookAtPools"
      Effect   = "Allow"
      Action   = "eks:DescribeNodegroup"
      Resource = "arn:${local.partition}:eks:${var.region}:${local.account_id}:nodegroup/${var.name}/*"
      }, {
      Sid       = "ScaleOwnPools"
      Effect    = "Allow"
      Action    = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceTag/k8s.io/cluster-autoscaler/${var.name}" = "owned" } }
    }]
  })
}
