# One key for what rests in the cluster: Kubernetes secrets, node and pod disks, logs.
resource "aws_kms_key" "this" {
  description             = "Secrets, disks and logs of the EKS cluster ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = merge(var.tags, { Name = var.name })

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [local.key_administration, local.key_for_logs, local.key_for_disks, local.key_grants_for_disks]
  })
}

resource "aws_kms_alias" "this" {
  name          = "alias/eks/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  # The account's IAM policies decide who may use the key; without this statement nobody could manage it.
  key_administration = {
    Sid       = "Account"
    Effect    = "Allow"
    Principal = { AWS = "arn:${local.partition}:iam::${local.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }

  key_for_logs = {
    Sid       = "Logs"
    Effect    = "Allow"
    Principal = { Service = "logs.${var.region}.amazonaws.com" }
    Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
    Resource  = "*"
    Condition = {
      ArnEquals = {
        "kms:EncryptionContext:aws:logs:arn" = [
          for group in values(local.log_groups) : "arn:${local.partition}:logs:${var.region}:${local.account_id}:log-group:${group}"
        ]
      }
    }
  }

  # Nodes are started by these service-linked roles, whose own policies say nothing of
  # KMS. They are named in a condition because a principal has to exist already, and
  # in a fresh account AWS makes these roles with the first node.
  node_starters = [
    "arn:${local.partition}:iam::${local.account_id}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    "arn:${local.partition}:iam::${local.account_id}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot",
  ]

  key_for_disks = {
    Sid       = "NodeDisks"
    Effect    = "Allow"
    Principal = { AWS = "*" }
    Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    Resource  = "*"
    Condition = {
      StringEquals = { "kms:CallerAccount" = local.account_id }
      ArnEquals    = { "aws:PrincipalArn" = local.node_starters }
    }
  }

  key_grants_for_disks = {
    Sid       = "NodeDiskGrants"
    Effect    = "Allow"
    Principal = { AWS = "*" }
    Action    = "kms:CreateGrant"
    Resource  = "*"
    Condition = {
      StringEquals = { "kms:CallerAccount" = local.account_id }
      ArnEquals    = { "aws:PrincipalArn" = local.node_starters }
      Bool         = { "kms:GrantIsForAWSResource" = "true" }
    }
  }
}
