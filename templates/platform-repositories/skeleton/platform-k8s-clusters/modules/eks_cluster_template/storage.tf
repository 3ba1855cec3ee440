resource "aws_iam_role_policy_attachment" "ebs_csi" {
  role       = aws_iam_role.platform["ebs-csi"].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"
}

resource "aws_iam_role_policy" "ebs_csi_key" {
  name = "encrypt-volumes"
  role = aws_iam_role.platform["ebs-csi"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
      Resource = aws_kms_key.this.arn
      }, {
      # EC2 takes the grant when it attaches the volume.
      Effect    = "Allow"
      Action    = "kms:CreateGrant"
      Resource  = aws_kms_key.this.arn
      Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
    }]
  })
}

resource "kubernetes_storage_class_v1" "default" {
  count = var.manage_storage_class ? 1 : 0

  metadata {
    name        = "flagstone-encrypted"
    annotations = { "storageclass.kubernetes.io/is-default-class" = "true" }
  }

  storage_provisioner    = "ebs.csi.aws.com"
  reclaim_policy         = "Delete"
  allow_volume_expansion = true
  # A volume lives in one zone; it is made where its pod is scheduled.
  volume_binding_mode = "WaitForFirstConsumer"

  parameters = {
    type      = "gp3"
    encrypted = "true"
    kmsKeyId  = aws_kms_key.this.arn
  }

  depends_on = [aws_eks_addon.on_nodes]
}
