mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = { tenant_id = "11111111-1111-1111-1111-111111111111", object_id = "33333333-3333-3333-3333-333333333333" }
  }
}

mock_provider "kubernetes" {}
mock_provider "time" {}

mock_provider "random" {
  mock_resource "random_string" {
    defaults = { result = "x7k2qa" }
  }
}

variables {
  name               = "fraud-prod"
  region             = "westeurope"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  tags               = { project = "fraud", stage = "prod" }
  node_pools = {
    system = {
      machine = "Standard_D4ds_v5", min = 2, max = 4, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
      taints  = [{ key = "CriticalAddonsOnly", value = "true", effect = "NoSchedule" }]
    }
  }
}

run "nodes_get_the_lower_half_and_the_api_a_subnet_of_its_own" {
  command = plan

  assert {
    condition     = azurerm_subnet.nodes.address_prefixes == tolist(["10.40.0.0/17"]) && azurerm_subnet.api.address_prefixes == tolist(["10.40.128.0/27"])
    error_message = "The subnets must follow from network.cidr."
  }
  assert {
    condition     = azurerm_subnet.api.delegation[0].service_delegation[0].name == "Microsoft.ContainerService/managedClusters"
    error_message = "The API's subnet must be delegated to AKS."
  }
  assert {
    condition     = !azurerm_subnet.nodes.default_outbound_access_enabled
    error_message = "Nodes must leave through the NAT gateway alone."
  }
}

run "the_smallest_network_still_holds_both_subnets" {
  command = plan

  variables {
    network = { cidr = "10.40.7.128/25", private_api = true }
  }

  assert {
    condition     = azurerm_subnet.nodes.address_prefixes == tolist(["10.40.7.128/26"]) && azurerm_subnet.api.address_prefixes == tolist(["10.40.7.192/27"])
    error_message = "A /25 must be enough."
  }
}

run "three_zones_leave_by_three_addresses" {
  command = plan

  assert {
    condition     = length(azurerm_public_ip.nat) == 3 && alltrue([for ip in azurerm_public_ip.nat : ip.zones == toset(["1", "2", "3"])])
    error_message = "There must be one address a zone, and each must outlive a zone."
  }
  assert {
    condition     = length(azurerm_nat_gateway_public_ip_association.this) == 3 && azurerm_nat_gateway.this.zones == null
    error_message = "The gateway must hold them all."
  }
}

run "two_zones_take_addresses_of_all_three" {
  command = plan

  variables {
    zones = 2
  }

  assert {
    condition     = length(azurerm_public_ip.nat) == 2 && azurerm_public_ip.nat[0].zones == toset(["1", "2", "3"])
    error_message = "Azure has addresses of one zone and of three, not of two."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].zones == toset(["1", "2"])
    error_message = "Nodes must run in the two zones."
  }
}

run "one_zone_stays_in_it" {
  command = plan

  variables {
    zones = 1
  }

  assert {
    condition     = azurerm_public_ip.nat[0].zones == toset(["1"]) && azurerm_nat_gateway.this.zones == toset(["1"]) && azurerm_kubernetes_cluster.this.default_node_pool[0].zones == toset(["1"])
    error_message = "Address, gateway and nodes must be in the one zone."
  }
  assert {
    condition     = azurerm_storage_account.flow_logs.account_replication_type == "LRS"
    error_message = "A region with one zone has no zone-redundant storage."
  }
}

run "the_overlay_passes_the_security_group" {
  command = plan

  assert {
    condition     = length(azurerm_network_security_rule.cluster) == 8
    error_message = "Each flow of the cluster needs a rule in both directions."
  }
  assert {
    condition = alltrue([
      azurerm_network_security_rule.cluster["inbound-pods-to-pods"].source_address_prefixes == toset(["100.64.0.0/14"]),
      azurerm_network_security_rule.cluster["outbound-nodes-to-pods"].destination_address_prefixes == toset(["100.64.0.0/14"]),
      azurerm_network_security_rule.cluster["inbound-api-to-cluster"].source_address_prefixes == toset(["10.40.128.0/27"]),
    ])
    error_message = "Overlay addresses are not VirtualNetwork to Azure; the rules must name them."
  }
  assert {
    condition     = length(azurerm_network_security_rule.ingress) == 0
    error_message = "Nothing outside the network may reach services unless ranges are named."
  }
}

run "services_open_to_the_named_ranges" {
  command = plan

  variables {
    ingress_allowed_cidrs = ["203.0.113.0/24"]
  }

  assert {
    condition     = azurerm_network_security_rule.ingress[0].source_address_prefixes == toset(["203.0.113.0/24"]) && azurerm_network_security_rule.ingress[0].destination_port_ranges == toset(["80", "443"])
    error_message = "Only HTTP and HTTPS from the named ranges may come in."
  }
}

run "a_private_api_admits_nodes_and_the_load_balancer" {
  command = plan

  assert {
    condition     = { for rule in azurerm_network_security_group.api[0].security_rule : rule.name => rule.destination_port_ranges }["inbound-nodes"] == toset(["443", "4443"])
    error_message = "Nodes need 443 and 4443 of the API's subnet."
  }
  assert {
    condition     = { for rule in azurerm_network_security_group.api[0].security_rule : rule.name => rule.destination_port_range }["inbound-load-balancer"] == "9988"
    error_message = "The load balancer probes 9988."
  }
}

run "the_whole_network_is_in_flow_logs" {
  command = apply

  assert {
    condition     = azurerm_network_watcher_flow_log.this.target_resource_id == azurerm_virtual_network.this.id
    error_message = "Flow logs must be of the virtual network; Azure makes none of security groups any more."
  }
  assert {
    condition     = azurerm_network_watcher_flow_log.this.enabled && azurerm_network_watcher_flow_log.this.network_watcher_name == "NetworkWatcher_westeurope" && azurerm_network_watcher_flow_log.this.retention_policy[0].days == 90
    error_message = "They must be on and kept for log_retention_days."
  }
  assert {
    condition     = azurerm_storage_account.flow_logs.min_tls_version == "TLS1_2" && azurerm_storage_account.flow_logs.network_rules[0].default_action == "Deny" && !azurerm_storage_account.flow_logs.allow_nested_items_to_be_public
    error_message = "Their storage must be closed to every network and ask for TLS 1.2."
  }
}

run "flow_logs_are_kept_for_a_year_at_most" {
  command = plan

  variables {
    log_retention_days = 730
  }

  assert {
    condition     = azurerm_network_watcher_flow_log.this.retention_policy[0].days == 365 && azurerm_log_analytics_workspace.this.retention_in_days == 730
    error_message = "Network Watcher keeps no longer than 365 days."
  }
}

run "ranges_that_overlap_are_refused" {
  command = plan

  variables {
    network = { cidr = "100.65.0.0/16", private_api = true }
  }

  expect_failures = [azurerm_virtual_network.this]
}

run "ranges_that_aks_keeps_are_refused" {
  command = plan

  variables {
    service_cidr = "172.31.0.0/16"
  }

  expect_failures = [azurerm_virtual_network.this]
}

run "pools_that_outgrow_the_network_are_refused" {
  command = plan

  variables {
    network = { cidr = "10.40.7.128/25", private_api = true }
    node_pools = {
      system = { machine = "Standard_D4ds_v5", min = 2, max = 60, capacity = "on-demand", disk_gb = 100, labels = { "flagstone.dev/pool-role" = "system" } }
    }
  }

  expect_failures = [azurerm_kubernetes_cluster.this]
}

run "pools_that_outgrow_the_overlay_are_refused" {
  command = plan

  variables {
    pod_cidr = "100.64.0.0/22"
  }

  expect_failures = [azurerm_kubernetes_cluster.this]
}

run "a_long_name_still_gives_lawful_names" {
  command = apply

  variables {
    name = "a-dept--that-has-a-very-long-name-prod"
  }

  assert {
    condition     = can(regex("^kv-[a-z][a-z0-9]*(-[a-z0-9]+)*$", azurerm_key_vault.this.name)) && length(azurerm_key_vault.this.name) <= 24
    error_message = "A key vault takes 24 characters and no two hyphens together."
  }
  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", azurerm_storage_account.flow_logs.name))
    error_message = "A storage account takes 24 letters and digits."
  }
  assert {
    condition     = length(split(".", azurerm_private_dns_zone.api[0].name)[0]) <= 32
    error_message = "AKS takes 32 characters before .private.<region>."
  }
}
