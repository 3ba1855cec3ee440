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
  tags               = { project = "fraud", stage = "prod" }
  node_pools = {
    system = {
      machine = "m7i.large", min = 2, max = 4, capacity = "on-demand", disk_gb = 80
      labels  = { "flagstone.dev/pool-role" = "system" }
      taints  = [{ key = "CriticalAddonsOnly", value = "true", effect = "NoSchedule" }]
    }
  }
}

run "nodes_have_no_more_than_they_need" {
  command = plan

  assert {
    condition = toset([for attachment in aws_iam_role_policy_attachment.node : attachment.policy_arn]) == toset([
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ])
    error_message = "nodes join and pull images; the CNI's rights are the CNI's"
  }
}

run "addons_have_identities_of_their_own" {
  assert {
    condition     = one(aws_eks_addon.before_nodes["vpc-cni"].pod_identity_association).service_account == "aws-node" && one(aws_eks_addon.on_nodes["aws-ebs-csi-driver"].pod_identity_association).service_account == "ebs-csi-controller-sa"
    error_message = "CNI and volume driver use Pod Identity"
  }
  assert {
    condition     = aws_iam_role_policy_attachment.ebs_csi.policy_arn == "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy" && jsondecode(aws_iam_role_policy.ebs_csi_key.policy).Statement[0].Resource == aws_kms_key.this.arn
    error_message = "the volume driver may use the cluster's key and no other"
  }
}

run "the_autoscaler_scales_this_cluster_alone" {
  assert {
    condition     = aws_eks_pod_identity_association.cluster_autoscaler.namespace == "kube-system" && aws_eks_pod_identity_association.cluster_autoscaler.service_account == "cluster-autoscaler"
    error_message = "the autoscaler's service account has the role"
  }
  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.cluster_autoscaler.policy).Statement :
      statement.Condition.StringEquals["aws:ResourceTag/k8s.io/cluster-autoscaler/fraud-prod"] == "owned"
    if contains(flatten([statement.Action]), "autoscaling:SetDesiredCapacity")])
    error_message = "only groups of this cluster may be scaled"
  }
  assert {
    condition     = contains(keys(output.workload_identities), "cluster-autoscaler")
    error_message = "the autoscaler's role is an output"
  }
}

run "workloads_reach_their_buckets_and_nothing_else" {
  variables {
    workload_identities = {
      mlflow  = { namespace = "mlflow", service_account = "mlflow-server", buckets = ["fraud-artifacts"] }
      bedrock = { namespace = "serving", service_account = "gateway", roles = ["arn:aws:iam::aws:policy/AmazonBedrockReadOnly"] }
    }
  }

  assert {
    condition     = toset(keys(aws_iam_role_policy.buckets)) == toset(["mlflow"])
    error_message = "without buckets there is no bucket policy"
  }
  assert {
    condition     = toset(flatten(jsondecode(aws_iam_role_policy.buckets["mlflow"].policy).Statement[*].Resource)) == toset(["arn:aws:s3:::fraud-artifacts", "arn:aws:s3:::fraud-artifacts/*"])
    error_message = "the policy names the bucket and its objects alone"
  }
  assert {
    condition     = one(values(aws_iam_role_policy_attachment.workload)).policy_arn == "arn:aws:iam::aws:policy/AmazonBedrockReadOnly"
    error_message = "further policies are attached"
  }
  assert {
    condition = jsondecode(aws_iam_role.workload["mlflow"].assume_role_policy).Statement[0].Condition.StringEquals == {
      "aws:RequestTag/eks-cluster-arn"            = "arn:aws:eks:eu-central-1:123456789012:cluster/fraud-prod"
      "aws:RequestTag/kubernetes-namespace"       = "mlflow"
      "aws:RequestTag/kubernetes-service-account" = "mlflow-server"
    }
    error_message = "Pod Identity is bound to cluster, namespace and service account"
  }
  assert {
    condition     = jsondecode(aws_iam_role.workload["mlflow"].assume_role_policy).Statement[1].Condition.StringEquals["issuer.example/id/1:sub"] == "system:serviceaccount:mlflow:mlflow-server"
    error_message = "OIDC is bound to the service account"
  }
  assert {
    condition     = aws_eks_pod_identity_association.workload["bedrock"].namespace == "serving" && toset(keys(output.workload_identities)) == toset(["bedrock", "cluster-autoscaler", "mlflow"])
    error_message = "associations and outputs exist for each"
  }
}

run "long_names_are_cut_and_stay_unique" {
  command = plan

  variables {
    name = "fraud-detection-experiments-production-a"
    workload_identities = {
      feature-store-materialization-one = { namespace = "feast", service_account = "one" }
      feature-store-materialization-two = { namespace = "feast", service_account = "two" }
    }
  }

  assert {
    condition     = alltrue([for role in concat(values(aws_iam_role.workload), values(aws_iam_role.platform)) : length(role.name) <= 64])
    error_message = "IAM allows names of 64 characters"
  }
  assert {
    condition     = length(distinct([for role in aws_iam_role.workload : role.name])) == 2
    error_message = "names that were cut differ in their hash"
  }
}

run "the_kubeconfig_holds_no_secret" {
  assert {
    condition     = yamldecode(output.kubeconfig).users[0].user == { exec = { apiVersion = "client.authentication.k8s.io/v1beta1", command = "aws", args = ["eks", "get-token", "--cluster-name", "fraud-prod", "--region", "eu-central-1"], interactiveMode = "IfAvailable", provideClusterInfo = false } }
    error_message = "the aws command is asked for a token"
  }
  assert {
    condition     = yamldecode(output.kubeconfig).clusters[0].cluster.server == output.cluster_endpoint && output.cluster_endpoint == "https://cluster.example"
    error_message = "the kubeconfig points to the cluster"
  }
  assert {
    condition     = output.oidc_issuer_url == "https://issuer.example/id/1" && output.cluster_ca_certificate == "Y2VydA=="
    error_message = "issuer and certificate are outputs"
  }
}
