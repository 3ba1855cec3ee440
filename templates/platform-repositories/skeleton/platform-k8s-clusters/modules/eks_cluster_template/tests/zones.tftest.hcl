mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_data "aws_ec2_instance_type_offerings" {
    defaults = { locations = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_resource "aws_eks_cluster" {
    defaults = {
      arn                   = "arn:aws:eks:eu-central-1:123456789012:cluster/fraud-prod"
      endpoint              = "https://cluster.example"
      certificate_authority = [{ data = "Y2VydA==" }]
      identity              = [{ oidc = [{ issuer = "https://issuer.example/id/1" }] }]
    }
  }
  mock_resource "aws_eks_node_group" {
    defaults = { resources = [{ autoscaling_groups = [{ name = "eks-pool" }], remote_access_security_group_id = "" }] }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:123456789012:key/1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/mocked" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/issuer.example/id/1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:mocked" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-1", latest_version = 3 }
  }
}

mock_provider "kubernetes" {}

variables {
  name               = "fraud-prod"
  region             = "eu-central-1"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  zones              = 2
  node_pools = {
    system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
    train  = { machine = "p4d.24xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 500, accelerator = { type = "nvidia-a100-40gb", resource = "nvidia.com/gpu", count = 8 } }
    serve  = { machine = "g6.xlarge", min = 0, max = 2, capacity = "spot", disk_gb = 100, accelerator = { type = "nvidia-l4", resource = "nvidia.com/gpu", count = 1 } }
  }
}

# The runs share one state, as the life of one cluster.
run "a_pool_is_made_in_the_zones_that_offer_its_machine" {
  override_data {
    target = data.aws_ec2_instance_type_offerings.pool["train"]
    values = { locations = ["eu-central-1b", "eu-central-1d"] }
  }
  override_data {
    target = data.aws_ec2_instance_type_offerings.pool["serve"]
    values = { locations = [] }
  }

  assert {
    condition     = aws_eks_node_group.pool["train"].subnet_ids == toset([aws_subnet.private["eu-central-1b"].id])
    error_message = "a machine that one zone offers runs in that zone"
  }
  assert {
    condition     = length(aws_eks_node_group.pool["system"].subnet_ids) == 2
    error_message = "a machine that all zones offer runs in all"
  }
  assert {
    condition     = length(aws_eks_node_group.pool["serve"].subnet_ids) == 2
    error_message = "a machine that no zone offers is left to EKS to refuse"
  }
}

run "a_pool_does_not_move_when_aws_offers_more" {
  assert {
    condition     = aws_eks_node_group.pool["train"].subnet_ids == toset([aws_subnet.private["eu-central-1b"].id])
    error_message = "running training is not replaced because a zone got new machines"
  }
}

run "pools_move_when_the_cluster_gets_a_zone" {
  variables {
    zones = 3
  }

  assert {
    condition     = alltrue([for pool in aws_eks_node_group.pool : length(pool.subnet_ids) == 3])
    error_message = "pools spread over the zones of the cluster"
  }
  assert {
    condition     = aws_subnet.private["eu-central-1b"].cidr_block == "10.40.64.0/18" && length(aws_subnet.control_plane) == 3
    error_message = "subnets keep their ranges"
  }
}
