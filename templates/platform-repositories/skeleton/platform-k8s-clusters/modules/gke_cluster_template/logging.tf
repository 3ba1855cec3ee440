resource "google_logging_project_bucket_config" "this" {
  project        = var.project
  location       = var.region
  bucket_id      = "${var.name}-${random_id.suffix.hex}"
  description    = "Logs of the cluster ${var.name} and its network"
  retention_days = var.log_retention_days

  depends_on = [google_project_service.this]
}

# A bucket of the same project needs no grant: the sink has no writer identity then.
resource "google_logging_project_sink" "this" {
  project     = var.project
  name        = "${var.name}-${random_id.suffix.hex}"
  description = "Logs of the cluster ${var.name} and its network"
  destination = "logging.googleapis.com/projects/${var.project}/locations/${var.region}/buckets/${google_logging_project_bucket_config.this.bucket_id}"

  filter = join(" OR ", [
    "(resource.labels.cluster_name=\"${var.name}\" AND resource.labels.location=\"${var.region}\")",
    "(log_id(\"compute.googleapis.com/vpc_flows\") AND resource.labels.subnetwork_name=\"${google_compute_subnetwork.nodes.name}\")",
    "(resource.type=\"nat_gateway\" AND resource.labels.gateway_name=\"${google_compute_router_nat.this.name}\")",
  ])
}
