# Layout of the VPC, the same whatever the number of zones, so that adding a zone
# later renumbers nothing:
#   quarters 1 to 3   one private subnet per zone: nodes and, through the CNI, pods
#   quarter 4         its first three quarters: one public subnet per zone (load
#                     balancers, NAT gateways); its last: the control plane, /28 each
data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# Impaired zones are not filtered out: a bad day of a zone must not move subnets.
data "aws_availability_zones" "regular" {
  # Zones that refuse EKS control planes.
  exclude_zone_ids = ["use1-az3", "usw1-az2", "cac1-az3"]

  filter {
    name   = "zone-type"
    values = ["availability-zone"]
  }

  lifecycle {
    postcondition {
      condition     = length(self.names) >= max(2, var.zones)
      error_message = "Region ${var.region} has ${length(self.names)} zones for EKS, but zones = ${var.zones} (and the control plane always needs two)."
    }
  }
}

locals {
  zone_index = { for index, zone in slice(data.aws_availability_zones.regular.names, 0, min(var.zones, length(data.aws_availability_zones.regular.names))) : zone => index }

  # EKS refuses to move a control plane to other zones, so its zones do not follow var.zones.
  control_plane_zone_index = { for index, zone in slice(data.aws_availability_zones.regular.names, 0, min(3, length(data.aws_availability_zones.regular.names))) : zone => index }

  prefix_length      = tonumber(split("/", var.network.cidr)[1])
  last_quarter       = cidrsubnet(var.network.cidr, 2, 3)
  control_plane_cidr = cidrsubnet(local.last_quarter, 2, 3)

  cluster_tag = { "kubernetes.io/cluster/${var.name}" = "shared" }
}

resource "aws_vpc" "this" {
  cidr_block                           = var.network.cidr
  enable_dns_hostnames                 = true
  enable_dns_support                   = true
  enable_network_address_usage_metrics = true
  tags                                 = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = data.aws_region.current.region == var.region
      error_message = "The aws provider works in ${data.aws_region.current.region}, but region = ${var.region}."
    }
  }
}

# The VPC's default group admits its members to each other; without rules it admits nobody.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-default-closed" })
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_subnet" "public" {
  for_each = local.zone_index

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(local.last_quarter, 2, each.value)
  tags              = merge(var.tags, local.cluster_tag, { Name = "${var.name}-public-${each.key}", "kubernetes.io/role/elb" = "1" })
}

resource "aws_subnet" "private" {
  for_each = local.zone_index

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.network.cidr, 2, each.value)
  tags              = merge(var.tags, local.cluster_tag, { Name = "${var.name}-private-${each.key}", "kubernetes.io/role/internal-elb" = "1" })
}

# Apart from the pods, so that a cluster that has run out of addresses can still be upgraded.
resource "aws_subnet" "control_plane" {
  for_each = local.control_plane_zone_index

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(local.control_plane_cidr, 28 - local.prefix_length - 4, each.value)
  tags              = merge(var.tags, { Name = "${var.name}-control-plane-${each.key}" })
}

resource "aws_eip" "nat" {
  for_each = local.zone_index

  domain = "vpc"
  tags   = merge(var.tags, { Name = "${var.name}-nat-${each.key}" })
}

# One per zone: a zone that fails takes only its own way out with it, and traffic
# does not pay for crossing zones.
resource "aws_nat_gateway" "this" {
  for_each = local.zone_index

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id
  tags          = merge(var.tags, { Name = "${var.name}-${each.key}" })

  depends_on = [aws_internet_gateway.this]
}
