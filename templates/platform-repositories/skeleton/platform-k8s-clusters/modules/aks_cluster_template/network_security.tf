resource "azurerm_network_security_group" "nodes" {
  name                = "nsg-${var.name}-nodes"
  location            = var.region
  resource_group_name = local.resource_group_name
  tags                = var.tags
}

locals {
  # Overlay addresses do not count as VirtualNetwork, so Azure's default rules would deny them.
  cluster_flows = {
    nodes-to-nodes = { priority = 100, from = [local.nodes_cidr], to = [local.nodes_cidr] }
    nodes-to-pods  = { priority = 110, from = [local.nodes_cidr], to = [var.pod_cidr] }
    pods-to-pods   = { priority = 120, from = [var.pod_cidr], to = [var.pod_cidr] }
    api-to-cluster = { priority = 130, from = [local.api_cidr], to = [local.nodes_cidr, var.pod_cidr] }
  }

  cluster_rules = merge([for direction in ["Inbound", "Outbound"] : {
    for name, flow in local.cluster_flows : "${lower(direction)}-${name}" => merge(flow, { direction = direction })
  }]...)
}

resource "azurerm_network_security_rule" "cluster" {
  for_each = local.cluster_rules

  name                         = each.key
  resource_group_name          = local.resource_group_name
  network_security_group_name  = azurerm_network_security_group.nodes.name
  direction                    = each.value.direction
  priority                     = each.value.priority
  access                       = "Allow"
  protocol                     = "*"
  source_address_prefixes      = each.value.from
  source_port_range            = "*"
  destination_address_prefixes = each.value.to
  destination_port_range       = "*"
}

resource "azurerm_network_security_rule" "ingress" {
  count = length(var.ingress_allowed_cidrs) == 0 ? 0 : 1

  name                        = "inbound-ingress"
  resource_group_name         = local.resource_group_name
  network_security_group_name = azurerm_network_security_group.nodes.name
  direction                   = "Inbound"
  priority                    = 200
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefixes     = var.ingress_allowed_cidrs
  source_port_range           = "*"
  destination_port_ranges     = ["80", "443"]

  # AKS load balancers keep the public address as the destination, which is not known here.
  destination_address_prefix = "*"
}

resource "azurerm_subnet_network_security_group_association" "nodes" {
  subnet_id                 = azurerm_subnet.nodes.id
  network_security_group_id = azurerm_network_security_group.nodes.id

  depends_on = [azurerm_network_security_rule.cluster, azurerm_network_security_rule.ingress]
}

# A public API server is filtered by api_allowed_cidrs; a private one takes what its network and its peers send.
resource "azurerm_network_security_group" "api" {
  count = var.network.private_api ? 1 : 0

  name                = "nsg-${var.name}-api"
  location            = var.region
  resource_group_name = local.resource_group_name
  tags                = var.tags

  security_rule {
    name                       = "inbound-nodes"
    direction                  = "Inbound"
    priority                   = 100
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = local.nodes_cidr
    source_port_range          = "*"
    destination_address_prefix = local.api_cidr
    destination_port_ranges    = ["443", "4443"]
  }

  security_rule {
    name                       = "inbound-load-balancer"
    direction                  = "Inbound"
    priority                   = 110
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "AzureLoadBalancer"
    source_port_range          = "*"
    destination_address_prefix = local.api_cidr
    destination_port_range     = "9988"
  }
}

resource "azurerm_subnet_network_security_group_association" "api" {
  count = var.network.private_api ? 1 : 0

  subnet_id                 = azurerm_subnet.api.id
  network_security_group_id = azurerm_network_security_group.api[0].id
}
