# Names and the arithmetic of addresses, in one place.
locals {
  zones = [for zone in range(var.zones) : tostring(zone + 1)]

  resource_group_id   = one(concat(azurerm_resource_group.this[*].id, data.azurerm_resource_group.existing[*].id))
  resource_group_name = one(concat(azurerm_resource_group.this[*].name, data.azurerm_resource_group.existing[*].name))

  # Both are unique in the world and at most 24 characters long.
  key_vault_name       = "kv-${trimsuffix(substr(replace(var.name, "/-+/", "-"), 0, 14), "-")}-${random_string.suffix.result}"
  storage_account_name = "st${substr(replace(var.name, "-", ""), 0, 16)}${random_string.suffix.result}"

  prefix_length = tonumber(split("/", var.network.cidr)[1])

  # The lower half is the nodes'. The API server's /27 opens the upper half; the rest is free for private endpoints and peers.
  nodes_cidr = cidrsubnet(var.network.cidr, 1, 0)
  api_cidr   = cidrsubnet(var.network.cidr, 27 - local.prefix_length, pow(2, 26 - local.prefix_length))

  # Azure keeps five addresses of a subnet; the overlay gives each node a /24.
  node_addresses = pow(2, 31 - local.prefix_length) - 5
  node_pod_pools = pow(2, 24 - tonumber(split("/", var.pod_cidr)[1]))

  # An upgrade adds a tenth of a pool, at least one node.
  nodes_at_most = sum([for pool in values(var.node_pools) : pool.max + ceil(pool.max * 0.1)])

  # Ranges that must be apart; the last four are closed by AKS.
  ranges = {
    "network.cidr"   = var.network.cidr
    "pod_cidr"       = var.pod_cidr
    "service_cidr"   = var.service_cidr
    "169.254.0.0/16" = "169.254.0.0/16"
    "172.30.0.0/16"  = "172.30.0.0/16"
    "172.31.0.0/16"  = "172.31.0.0/16"
    "192.0.2.0/24"   = "192.0.2.0/24"
  }

  # Two blocks overlap exactly when they agree on the bits of the shorter prefix.
  overlaps = [for pair in setproduct(["network.cidr", "pod_cidr", "service_cidr"], keys(local.ranges)) : "${pair[0]} overlaps ${pair[1]}"
    if pair[0] != pair[1] && length(distinct([for range in [local.ranges[pair[0]], local.ranges[pair[1]]] :
      cidrsubnet("${split("/", range)[0]}/${min(split("/", local.ranges[pair[0]])[1], split("/", local.ranges[pair[1]])[1])}", 0, 0)
  ])) == 1]
}

# Key vaults and storage accounts keep their names for a while after they are deleted.
resource "random_string" "suffix" {
  length  = 6
  upper   = false
  special = false
}

data "azurerm_client_config" "current" {}

data "azurerm_resource_group" "existing" {
  count = var.resource_group_name == null ? 0 : 1

  name = var.resource_group_name
}

resource "azurerm_resource_group" "this" {
  count = var.resource_group_name == null ? 1 : 0

  name     = "rg-${var.name}"
  location = var.region
  tags     = var.tags
}
