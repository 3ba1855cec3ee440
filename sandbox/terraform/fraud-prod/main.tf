# What runs fraud detection in production, in short. plan.json is a plan of it, made by Terraform 1.11.4 after three things
# had been changed past it: the size of a node group, an ingress rule, and the tags of a bucket.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

locals {
  tags = {
    "flagstone:environment" = "fraud-prod"
    "flagstone:owner"       = "fraud-ml"
  }
}

resource "aws_eks_node_group" "training" {
  cluster_name    = "fraud-prod"
  node_group_name = "training"
  node_role_arn   = "arn:aws:iam::111122223333:role/fraud-prod-nodes"
  subnet_ids      = ["subnet-0a1b2c3d4e5f60718", "subnet-0f1e2d3c4b5a69788"]
  instance_types  = ["p5.48xlarge"]
  tags            = local.tags

  scaling_config {
    min_size     = 2
    desired_size = 4
    max_size     = 4
  }
}

resource "aws_security_group" "scoring" {
  name        = "fraud-prod-scoring"
  description = "Who may ask for a score"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  tags        = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "payments" {
  security_group_id = aws_security_group.scoring.id
  description       = "The payment service"
  cidr_ipv4         = "10.40.16.0/20"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_s3_bucket" "models" {
  bucket = "fraud-prod-models"
  tags   = local.tags
}

resource "aws_s3_bucket_public_access_block" "models" {
  bucket                  = aws_s3_bucket.models.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
