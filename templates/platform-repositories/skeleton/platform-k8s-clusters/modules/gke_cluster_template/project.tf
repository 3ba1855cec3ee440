data "google_project" "this" {
  project_id = var.project
}

data "google_compute_zones" "region" {
  project = var.project
  region  = var.region
}

locals {
  region_zones  = sort(data.google_compute_zones.region.names)
  cluster_zones = slice(local.region_zones, 0, min(var.zones, length(local.region_zones)))
}

# Key rings cannot be deleted and log buckets only after a week: without a suffix an
# environment could not be created again under its old name.
resource "random_id" "suffix" {
  byte_length = 2
}

resource "google_project_service" "this" {
  for_each = toset([
    "cloudkms.googleapis.com",
    "compute.googleapis.com",
    "container.googleapis.com",
    "iam.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
  ])

  project = var.project
  service = each.key

  # Other environments in the project use the same services.
  disable_on_destroy = false
}

# The service agents of GKE and Compute Engine appear some seconds after their service.
resource "time_sleep" "service_agents" {
  create_duration = "30s"

  depends_on = [google_project_service.this]
}
