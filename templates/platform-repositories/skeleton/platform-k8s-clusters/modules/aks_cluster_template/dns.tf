# The private API's name. A zone of its own for each cluster, so that a hub network can link the zones of several.
locals {
  dns_subzone = length(var.name) <= 32 ? var.name : "${trimsuffix(substr(var.name, 0, 25), "-")}-${substr(sha1(var.name), 0, 6)}"
}

resource "azurerm_private_dns_zone" "api" {
  count = var.network.private_api ? 1 : 0

  name                = "${local.dns_subzone}.private.${var.region}.azmk8s.io"
  resource_group_name = local.resource_group_name
  tags                = var.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "api" {
  count = var.network.private_api ? 1 : 0

  name                  = "vnet-${var.name}"
  resource_group_name   = local.resource_group_name
  private_dns_zone_name = azurerm_private_dns_zone.api[0].name
  virtual_network_id    = azurerm_virtual_network.this.id
  tags                  = var.tags
}
