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
  tags               = { project = "fraud" }
  node_pools = {
    system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
    batch  = { machine = "c7g.4xlarge", min = 0, max = 10, capacity = "spot", disk_gb = 100, taints = [{ key = "spot", effect = "PreferNoSchedule" }, { key = "drain", value = "true", effect = "NoSchedule" }, { key = "drain", value = "true", effect = "NoExecute" }] }
    l4 = {
      machine     = "g6.4xlarge", min = 0, max = 6, capacity = "spot", disk_gb = 200
      labels      = { "flagstone.dev/accelerator" = "nvidia-l4" }
      taints      = [{ key = "nvidia.com/gpu", value = "present", effect = "NoSchedule" }]
      accelerator = { type = "nvidia-l4", resource = "nvidia.com/gpu", count = 1, sharing = "time-slicing", replicas = 4 }
    }
    mig = {
      machine     = "p4d.24xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 500
      accelerator = { type = "nvidia-a100-40gb", resource = "nvidia.com/mig-1g.10gb", count = 8, sharing = "mig", mig_profile = "1g.10gb" }
    }
    arm-gpu    = { machine = "g5g.xlarge", min = 0, max = 1, capacity = "on-demand", disk_gb = 100, accelerator = { type = "nvidia-t4", resource = "nvidia.com/gpu", count = 1 } }
    inferentia = { machine = "inf2.8xlarge", min = 0, max = 3, capacity = "on-demand", disk_gb = 100, accelerator = { type = "aws-inferentia2", resource = "aws.amazon.com/neuron", count = 1 } }
  }
}

run "the_image_follows_the_machine" {
  command = plan

  assert {
    condition = { for name, pool in aws_eks_node_group.pool : name => pool.ami_type } == {
      system     = "AL2023_x86_64_STANDARD"
      batch      = "AL2023_ARM_64_STANDARD"
      l4         = "AL2023_x86_64_NVIDIA"
      mig        = "AL2023_x86_64_NVIDIA"
      arm-gpu    = "AL2023_ARM_64_NVIDIA"
      inferentia = "AL2023_x86_64_NEURON"
    }
    error_message = "each pool has the image of its processor and accelerator"
  }
}

run "pools_scale_within_their_bounds" {
  command = plan

  assert {
    condition     = { for name, pool in aws_eks_node_group.pool : name => "${pool.capacity_type} ${pool.scaling_config[0].min_size} ${pool.scaling_config[0].desired_size} ${pool.scaling_config[0].max_size}" if contains(["system", "l4"], name) } == { system = "ON_DEMAND 2 2 4", l4 = "SPOT 0 0 6" }
    error_message = "capacity and bounds are those of the pool, and it starts at its minimum"
  }
  assert {
    condition     = alltrue([for name, pool in aws_eks_node_group.pool : pool.version == "1.34" && pool.instance_types == tolist([var.node_pools[name].machine])])
    error_message = "nodes have the cluster's version and the pool's machine"
  }
}

run "taints_are_spelled_as_eks_wants_them" {
  command = plan

  assert {
    condition     = [for taint in aws_eks_node_group.pool["l4"].taint : "${taint.key}=${taint.value}:${taint.effect}"] == ["nvidia.com/gpu=present:NO_SCHEDULE"]
    error_message = "the GPU taint keeps key and value"
  }
  assert {
    condition     = toset([for taint in aws_eks_node_group.pool["batch"].taint : taint.effect]) == toset(["PREFER_NO_SCHEDULE", "NO_SCHEDULE", "NO_EXECUTE"])
    error_message = "all effects are translated"
  }
}

run "labels_are_the_callers_and_what_aws_needs" {
  command = plan

  assert {
    condition     = aws_eks_node_group.pool["l4"].labels == tomap({ "flagstone.dev/accelerator" = "nvidia-l4", "k8s.amazonaws.com/accelerator" = "nvidia-l4" })
    error_message = "the autoscaler waits for GPUs of a pool that has whole ones"
  }
  assert {
    condition     = aws_eks_node_group.pool["mig"].labels == tomap({ "nvidia.com/mig.config" = "all-1g.10gb" })
    error_message = "a MIG pool is partitioned, and is not waited for under a name that never appears"
  }
}

run "an_empty_pool_tells_the_autoscaler_what_it_would_offer" {
  assert {
    condition     = alltrue([for hint in aws_autoscaling_group_tag.hint : hint.autoscaling_group_name == "eks-pool"])
    error_message = "hints stand on the pool's auto scaling group"
  }
  assert {
    condition     = { for hint in aws_autoscaling_group_tag.hint : hint.tag[0].key => hint.tag[0].value... }["k8s.io/cluster-autoscaler/node-template/taint/nvidia.com/gpu"] == ["present:NoSchedule"]
    error_message = "taints are hinted in Kubernetes spelling"
  }
  assert {
    condition     = aws_autoscaling_group_tag.hint["batch/taint/drain"].tag[0].value == "true:NoExecute" && aws_autoscaling_group_tag.hint["batch/taint/spot"].tag[0].value == ":PreferNoSchedule"
    error_message = "of two taints with one key the stricter is hinted, and a value may be empty"
  }
  assert {
    condition     = { for key in ["nvidia.com/mig-1g.10gb", "nvidia.com/gpu"] : key => aws_autoscaling_group_tag.hint["mig/resources/${key}"].tag[0].value } == { "nvidia.com/mig-1g.10gb" = "32", "nvidia.com/gpu" = "0" }
    error_message = "eight A100 offer 32 slices 1g.10gb and no whole GPU"
  }
  assert {
    condition     = aws_autoscaling_group_tag.hint["l4/resources/nvidia.com/gpu"].tag[0].value == "4" && aws_autoscaling_group_tag.hint["inferentia/resources/aws.amazon.com/neuron"].tag[0].value == "1"
    error_message = "time-slicing multiplies, and other accelerators are counted as they are"
  }
  assert {
    condition     = aws_autoscaling_group_tag.hint["l4/label/flagstone.dev/accelerator"].tag[0].value == "nvidia-l4" && aws_autoscaling_group_tag.hint["l4/label/eks.amazonaws.com/capacityType"].tag[0].value == "SPOT"
    error_message = "labels are hinted"
  }
  assert {
    condition     = aws_autoscaling_group_tag.hint["batch/resources/ephemeral-storage"].tag[0].value == "85Gi"
    error_message = "disk is hinted below its size"
  }
}

run "node_disks_are_encrypted_and_metadata_is_closed" {
  assert {
    condition     = alltrue([for template in aws_launch_template.pool : template.metadata_options[0].http_tokens == "required" && template.metadata_options[0].http_put_response_hop_limit == 1])
    error_message = "pods do not reach the node's credentials"
  }
  assert {
    condition     = alltrue([for template in aws_launch_template.pool : tobool(template.block_device_mappings[0].ebs[0].encrypted) && template.block_device_mappings[0].ebs[0].kms_key_id == aws_kms_key.this.arn && template.block_device_mappings[0].ebs[0].volume_type == "gp3"])
    error_message = "node disks are gp3, encrypted with the cluster's key"
  }
  assert {
    condition     = aws_launch_template.pool["mig"].block_device_mappings[0].ebs[0].volume_size == 500
    error_message = "the disk has the pool's size"
  }
  assert {
    condition     = alltrue([for specification in aws_launch_template.pool["l4"].tag_specifications : specification.tags["project"] == "fraud"]) && length(aws_launch_template.pool["l4"].tag_specifications) == 3
    error_message = "machines, disks and interfaces carry the tags"
  }
}

run "a_mig_profile_must_fit_the_accelerator" {
  command = plan

  variables {
    node_pools = {
      system = { machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80, labels = { "flagstone.dev/pool-role" = "system" } }
      mig    = { machine = "p4d.24xlarge", min = 0, max = 2, capacity = "on-demand", disk_gb = 500, accelerator = { type = "nvidia-a100-40gb", resource = "nvidia.com/mig-3g.40gb", count = 8, sharing = "mig", mig_profile = "3g.40gb" } }
    }
  }

  expect_failures = [aws_eks_node_group.pool]
}
