locals {
  capacity_types = { on-demand = "ON_DEMAND", spot = "SPOT" }
  taint_effects  = { NoSchedule = "NO_SCHEDULE", PreferNoSchedule = "PREFER_NO_SCHEDULE", NoExecute = "NO_EXECUTE" }
}

# GPU machines are not offered in every zone, and EKS fails on subnets where they are not.
data "aws_ec2_instance_type_offerings" "pool" {
  for_each = var.node_pools

  location_type = "availability-zone"

  filter {
    name   = "instance-type"
    values = [each.value.machine]
  }
}

locals {
  # Offered in none of the zones: all are passed on, and EKS says so in its own words.
  pool_zones = { for name, pool in var.node_pools : name => sort(coalescelist(
    tolist(setintersection(keys(local.zone_index), data.aws_ec2_instance_type_offerings.pool[name].locations)),
    keys(local.zone_index),
  )) }
}

resource "terraform_data" "zones" {
  input = keys(local.zone_index)
}

resource "aws_launch_template" "pool" {
  for_each = var.node_pools

  name_prefix            = "${var.name}-${each.key}-"
  description            = "Nodes of the pool ${each.key} of ${var.name}"
  update_default_version = true
  tags                   = var.tags

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = each.value.disk_gb
      encrypted             = true
      kms_key_id            = aws_kms_key.this.arn
      delete_on_termination = true
    }
  }

  # One hop: pods do not reach the node's credentials, they have identities of their own.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  # Default tags of the provider do not reach what the launch template starts.
  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume", "network-interface"])

    content {
      resource_type = tag_specifications.key
      tags          = merge(var.tags, { Name = "${var.name}-${each.key}" })
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_eks_node_group" "pool" {
  for_each = var.node_pools

  cluster_name           = aws_eks_cluster.this.name
  node_group_name_prefix = "${each.key}-"
  node_role_arn          = aws_iam_role.node.arn
  subnet_ids             = [for zone in local.pool_zones[each.key] : aws_subnet.private[zone].id]
  version                = var.kubernetes_version
  ami_type               = local.ami_types[each.key]
  capacity_type          = local.capacity_types[each.value.capacity]
  instance_types         = [each.value.machine]
  labels                 = local.node_labels[each.key]
  tags                   = var.tags

  scaling_config {
    min_size     = each.value.min
    max_size     = each.value.max
    desired_size = each.value.min
  }

  dynamic "taint" {
    for_each = { for taint in each.value.taints : "${taint.key}:${taint.effect}" => taint }

    content {
      key    = taint.value.key
      value  = taint.value.value == "" ? null : taint.value.value
      effect = local.taint_effects[taint.value.effect]
    }
  }

  launch_template {
    id      = aws_launch_template.pool[each.key].id
    version = aws_launch_template.pool[each.key].latest_version
  }

  update_config {
    max_unavailable_percentage = 33
  }

  node_repair_config {
    enabled = true
  }

  lifecycle {
    # A pool that must be replaced is drained only after its successor runs.
    create_before_destroy = true
    # The autoscaler owns the size. A pool moves when the cluster's zones change, not
    # when AWS begins to offer its machine in another one.
    ignore_changes       = [scaling_config[0].desired_size, subnet_ids]
    replace_triggered_by = [terraform_data.zones]

    precondition {
      condition     = try(each.value.accelerator.sharing, "none") != "mig" || can(local.mig_instances[each.value.accelerator.type][each.value.accelerator.mig_profile])
      error_message = "node_pools.${each.key}: mig_profile ${coalesce(try(each.value.accelerator.mig_profile, null), "(none)")} is not one that the accelerator has (${join(", ", keys(lookup(local.mig_instances, try(each.value.accelerator.type, ""), {})))})."
    }
  }

  # Nodes become ready with the network add-ons, and need their role until they are gone.
  depends_on = [
    aws_eks_addon.before_nodes,
    aws_iam_role_policy_attachment.node,
    aws_route.nat,
    aws_route_table_association.private,
  ]
}

resource "aws_iam_role" "node" {
  name = local.role_names["node"]
  tags = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

# No CNI policy: the CNI has a role of its own, so that other pods of the node do not have it.
resource "aws_iam_role_policy_attachment" "node" {
  for_each = toset(["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"])

  role       = aws_iam_role.node.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/${each.key}"
}
