resource "azurerm_virtual_network" "this" {
  name                = "vnet-${var.name}"
  location            = var.region
  resource_group_name = local.resource_group_name
  address_space       = [var.network.cidr]
  tags                = var.tags

  lifecycle {
    precondition {
      condition     = length(local.overlaps) == 0
      error_message = "Address ranges must be apart: ${join(", ", local.overlaps)}."
    }
  }
}

resource "azurerm_subnet" "nodes" {
  name                            = "snet-nodes"
  resource_group_name             = local.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this.name
  address_prefixes                = [local.nodes_cidr]
  default_outbound_access_enabled = false

  # Training data would otherwise be billed by the NAT gateway, gigabyte by gigabyte.
  service_endpoints = ["Microsoft.Storage"]
}

# The API server's own subnet: nodes reach it inside the network, whether or not the internet does too.
resource "azurerm_subnet" "api" {
  name                 = "snet-api"
  resource_group_name  = local.resource_group_name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [local.api_cidr]

  delegation {
    name = "aks"

    service_delegation {
      name    = "Microsoft.ContainerService/managedClusters"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

# Outbound: one address a zone, each with 64,512 ports. A NAT gateway of several zones has none of its own,
# and Azure takes addresses of one zone or of all three, but not of two.
resource "azurerm_public_ip" "nat" {
  count = var.zones

  name                = "pip-${var.name}-nat-${count.index + 1}"
  location            = var.region
  resource_group_name = local.resource_group_name
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = var.zones == 1 ? ["1"] : ["1", "2", "3"]
  tags                = var.tags
}

resource "azurerm_nat_gateway" "this" {
  name                    = "ng-${var.name}"
  location                = var.region
  resource_group_name     = local.resource_group_name
  sku_name                = "Standard"
  idle_timeout_in_minutes = 10
  zones                   = var.zones == 1 ? ["1"] : null
  tags                    = var.tags
}

resource "azurerm_nat_gateway_public_ip_association" "this" {
  count = var.zones

  nat_gateway_id       = azurerm_nat_gateway.this.id
  public_ip_address_id = azurerm_public_ip.nat[count.index].id
}

resource "azurerm_subnet_nat_gateway_association" "nodes" {
  subnet_id      = azurerm_subnet.nodes.id
  nat_gateway_id = azurerm_nat_gateway.this.id
}
