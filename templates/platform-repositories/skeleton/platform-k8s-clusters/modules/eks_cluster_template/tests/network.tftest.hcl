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

run "three_zones_share_the_range" {
  command = plan

  assert {
    condition     = [for zone in sort(keys(aws_subnet.private)) : aws_subnet.private[zone].cidr_block] == ["10.40.0.0/18", "10.40.64.0/18", "10.40.128.0/18"]
    error_message = "nodes and pods have three quarters of the range"
  }
  assert {
    condition     = [for zone in sort(keys(aws_subnet.public)) : aws_subnet.public[zone].cidr_block] == ["10.40.192.0/20", "10.40.208.0/20", "10.40.224.0/20"]
    error_message = "public subnets lie in the last quarter"
  }
  assert {
    condition     = [for zone in sort(keys(aws_subnet.control_plane)) : aws_subnet.control_plane[zone].cidr_block] == ["10.40.240.0/28", "10.40.240.16/28", "10.40.240.32/28"]
    error_message = "the control plane has small subnets of its own"
  }
}

run "the_smallest_range_still_fits" {
  command = plan

  variables {
    network = { cidr = "10.40.4.0/22", private_api = true }
  }

  assert {
    condition     = aws_subnet.private["eu-central-1c"].cidr_block == "10.40.6.0/24" && aws_subnet.public["eu-central-1c"].cidr_block == "10.40.7.128/26"
    error_message = "the layout scales down"
  }
  assert {
    condition     = aws_subnet.control_plane["eu-central-1c"].cidr_block == "10.40.7.224/28"
    error_message = "the control plane's subnets are /28"
  }
}

run "one_zone_still_has_a_control_plane_in_several" {
  command = plan

  variables {
    zones = 1
  }

  assert {
    condition     = length(aws_subnet.private) == 1 && length(aws_nat_gateway.this) == 1
    error_message = "one zone has one private subnet and one NAT gateway"
  }
  assert {
    condition     = length(aws_subnet.control_plane) == 3
    error_message = "EKS wants its subnets in several zones, and never moves them"
  }
  assert {
    condition     = aws_subnet.private["eu-central-1a"].cidr_block == "10.40.0.0/18"
    error_message = "zones that are added later renumber nothing"
  }
}

run "each_zone_has_its_own_way_out" {
  assert {
    condition     = length(aws_nat_gateway.this) == 3 && length(aws_eip.nat) == 3
    error_message = "one NAT gateway and address per zone"
  }
  assert {
    condition     = alltrue([for zone, route in aws_route.nat : route.nat_gateway_id == aws_nat_gateway.this[zone].id && route.route_table_id == aws_route_table.private[zone].id])
    error_message = "a zone uses its own NAT gateway"
  }
  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.eu-central-1.s3" && aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && length(aws_vpc_endpoint.s3.route_table_ids) == 3
    error_message = "S3 is reached without NAT from every zone"
  }
  assert {
    condition     = output.subnet_ids == [for zone in sort(keys(aws_subnet.private)) : aws_subnet.private[zone].id] && output.network_id == aws_vpc.this.id
    error_message = "the outputs name the private subnets and the VPC"
  }
}

run "subnets_are_found_by_load_balancers" {
  command = plan

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : subnet.tags["kubernetes.io/role/elb"] == "1" && subnet.tags["kubernetes.io/cluster/fraud-prod"] == "shared"])
    error_message = "public subnets are tagged for load balancers"
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.private : subnet.tags["kubernetes.io/role/internal-elb"] == "1" && subnet.tags["project"] == "fraud"])
    error_message = "private subnets are tagged for internal load balancers, and carry the caller's tags"
  }
  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.map_public_ip_on_launch != true])
    error_message = "nothing gets a public address by itself"
  }
}

run "the_provider_must_work_in_the_region" {
  command = plan

  variables {
    region = "eu-west-1"
  }

  expect_failures = [aws_vpc.this]
}

run "a_region_may_have_too_few_zones" {
  command = plan

  override_data {
    target = data.aws_availability_zones.regular
    values = { names = ["us-west-1a", "us-west-1b"] }
  }

  expect_failures = [data.aws_availability_zones.regular]
}
