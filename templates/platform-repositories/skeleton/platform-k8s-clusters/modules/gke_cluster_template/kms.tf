locals {
  service_agents = {
    secrets = "service-${data.google_project.this.number}@container-engine-robot.iam.gserviceaccount.com"
    disks   = "service-${data.google_project.this.number}@compute-system.iam.gserviceaccount.com"
  }
}

resource "google_kms_key_ring" "this" {
  project  = var.project
  name     = "${var.name}-${random_id.suffix.hex}"
  location = var.region

  depends_on = [google_project_service.this]
}

# secrets: Kubernetes Secrets in the control plane. disks: boot disks and persistent volumes.
resource "google_kms_crypto_key" "this" {
  for_each = local.service_agents

  name            = each.key
  key_ring        = google_kms_key_ring.this.id
  purpose         = "ENCRYPT_DECRYPT"
  rotation_period = "7776000s" # 90 days
  labels          = var.tags

  # Volumes outlive a cluster that is deleted by mistake; so must their key.
  destroy_scheduled_duration = "2592000s" # 30 days

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "SOFTWARE"
  }
}

resource "google_kms_crypto_key_iam_member" "service_agent" {
  for_each = local.service_agents

  crypto_key_id = google_kms_crypto_key.this[each.key].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value}"

  depends_on = [time_sleep.service_agents]
}

# GKE tries the keys while it creates the cluster, and grants take up to a minute to arrive.
resource "time_sleep" "key_grants" {
  create_duration = "60s"

  triggers = {
    grants = join(",", [for grant in google_kms_crypto_key_iam_member.service_agent : grant.crypto_key_id])
  }
}
