resource "aws_iam_role" "workload" {
  for_each = var.workload_identities

  name = local.role_names[each.key]
  tags = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [local.pod_identity_trust[each.key], {
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.this.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.oidc_issuer}:aud" = "sts.amazonaws.com"
          "${local.oidc_issuer}:sub" = "system:serviceaccount:${each.value.namespace}:${each.value.service_account}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "buckets" {
  for_each = { for name, identity in var.workload_identities : name => identity if length(identity.buckets) > 0 }

  name = "read-and-write-buckets"
  role = aws_iam_role.workload[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"]
      Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}"]
      }, {
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
      Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
    }]
  })
}

resource "aws_iam_role_policy_attachment" "workload" {
  for_each = merge([for name, identity in var.workload_identities : { for policy in identity.roles : "${name}/${policy}" => policy }]...)

  role       = aws_iam_role.workload[split("/", each.key)[0]].name
  policy_arn = each.value
}

resource "aws_eks_pod_identity_association" "workload" {
  for_each = var.workload_identities

  cluster_name    = aws_eks_cluster.this.name
  namespace       = each.value.namespace
  service_account = each.value.service_account
  role_arn        = aws_iam_role.workload[each.key].arn
  tags            = var.tags
}
