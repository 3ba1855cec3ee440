locals {
  # Account ids have 6 to 30 characters; a name that does not fit keeps its beginning and gets
  # six characters of the hash of the whole, so that two long names stay apart.
  account_names = { for key in concat(["nodes"], keys(var.workload_identities)) : key => "${var.name}-${key}" }
  account_ids = {
    for key, name in local.account_names : key =>
    length(name) >= 6 && length(name) <= 30 ? name : "${trimsuffix(substr(name, 0, min(23, length(name))), "-")}-${substr(sha256(name), 0, 6)}"
  }

  identity_buckets = merge([
    for key, identity in var.workload_identities : { for bucket in identity.buckets : "${key}/${bucket}" => { identity = key, bucket = bucket } }
  ]...)
  identity_roles = merge([
    for key, identity in var.workload_identities : { for role in identity.roles : "${key}/${role}" => { identity = key, role = role } }
  ]...)
}

resource "google_service_account" "nodes" {
  project      = var.project
  account_id   = local.account_ids["nodes"]
  display_name = "Nodes of ${var.name}"

  depends_on = [google_project_service.this]
}

# Write logs and metrics, pull images, and nothing more; pods have identities of their own.
resource "google_project_iam_member" "nodes" {
  for_each = toset(["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"])

  project = var.project
  role    = each.key
  member  = "serviceAccount:${google_service_account.nodes.email}"
}

resource "google_service_account" "workload" {
  for_each = var.workload_identities

  project      = var.project
  account_id   = local.account_ids[each.key]
  display_name = "${each.key} of ${var.name}"
  description  = "Kubernetes service account ${each.value.namespace}/${each.value.service_account}"

  depends_on = [google_project_service.this]
}

resource "google_service_account_iam_member" "workload" {
  for_each = var.workload_identities

  service_account_id = google_service_account.workload[each.key].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[${each.value.namespace}/${each.value.service_account}]"

  # The identity pool of the project appears with its first cluster.
  depends_on = [google_container_cluster.this]
}

resource "google_storage_bucket_iam_member" "workload" {
  for_each = local.identity_buckets

  bucket = each.value.bucket
  role   = "roles/storage.objectUser"
  member = "serviceAccount:${google_service_account.workload[each.value.identity].email}"
}

resource "google_project_iam_member" "workload" {
  for_each = local.identity_roles

  project = var.project
  role    = each.value.role
  member  = "serviceAccount:${google_service_account.workload[each.value.identity].email}"
}
