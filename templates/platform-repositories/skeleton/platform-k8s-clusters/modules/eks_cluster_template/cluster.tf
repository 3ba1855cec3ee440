resource "aws_eks_cluster" "this" {
  name                = var.name
  version             = var.kubernetes_version
  role_arn            = aws_iam_role.cluster.arn
  deletion_protection = var.deletion_protection
  tags                = var.tags

  # addons.tf installs them, with versions and roles under control.
  bootstrap_self_managed_addons = false

  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  access_config {
    authentication_mode = "API"
    # Whoever applies is the first administrator and makes the StorageClass; everyone
    # else gets an access entry.
    bootstrap_cluster_creator_admin_permissions = true
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.this.arn
    }
  }

  kubernetes_network_config {
    ip_family         = "ipv4"
    service_ipv4_cidr = var.service_cidr
  }

  # Extended support costs six times as much; EKS upgrades the control plane instead
  # when the standard support of its version ends.
  upgrade_policy {
    support_type = "STANDARD"
  }

  vpc_config {
    subnet_ids              = [for zone in keys(local.control_plane_zone_index) : aws_subnet.control_plane[zone].id]
    security_group_ids      = [aws_security_group.api.id]
    endpoint_private_access = true
    endpoint_public_access  = !var.network.private_api
    public_access_cidrs     = var.network.private_api ? null : coalescelist(var.api_allowed_cidrs, ["0.0.0.0/0"])
  }

  # The roles go last: without them EKS cannot clean up what it made in the account.
  depends_on = [
    aws_cloudwatch_log_group.this,
    aws_iam_role_policy.cluster_key,
    aws_iam_role_policy_attachment.cluster,
  ]
}

check "public_api_is_narrowed" {
  assert {
    condition     = var.network.private_api || length(var.api_allowed_cidrs) > 0
    error_message = "The Kubernetes API of ${var.name} answers the whole internet. Set api_allowed_cidrs, or network.private_api = true."
  }
}

# EKS admits the nodes to the private endpoint; this admits people and pipelines in
# the VPC and in the networks that are connected to it.
resource "aws_security_group" "api" {
  name        = "${var.name}-api"
  description = "Access to the private endpoint of the Kubernetes API"
  vpc_id      = aws_vpc.this.id
  tags        = merge(var.tags, { Name = "${var.name}-api" })
}

resource "aws_vpc_security_group_ingress_rule" "api" {
  for_each = toset(concat([var.network.cidr], var.network.private_api ? var.api_allowed_cidrs : []))

  security_group_id = aws_security_group.api.id
  description       = "Kubernetes API"
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}

resource "aws_iam_role" "cluster" {
  name = local.role_names["cluster"]
  tags = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "eks.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
    }]
  })
}

resource "aws_iam_role_policy_attachment" "cluster" {
  role       = aws_iam_role.cluster.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_iam_role_policy" "cluster_key" {
  name = "encrypt-secrets"
  role = aws_iam_role.cluster.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"]
      Resource = aws_kms_key.this.arn
    }]
  })
}
