# Network policy, metrics and the CSI drivers come with the cluster (cluster.tf).

resource "kubernetes_storage_class_v1" "default" {
  count = var.manage_storage_class ? 1 : 0

  metadata {
    name        = "flagstone-encrypted"
    annotations = { "storageclass.kubernetes.io/is-default-class" = "true" }
    labels      = { "app.kubernetes.io/managed-by" = "terraform" }
  }

  storage_provisioner    = "pd.csi.storage.gke.io"
  reclaim_policy         = "Delete"
  volume_binding_mode    = "WaitForFirstConsumer"
  allow_volume_expansion = true
  parameters = merge(
    {
      type                    = "pd-balanced"
      disk-encryption-kms-key = google_kms_crypto_key.this["disks"].id
    },
    length(var.tags) == 0 ? {} : { labels = join(",", [for key, value in var.tags : "${key}=${value}"]) },
  )

  depends_on = [google_container_cluster.this]
}

# GKE marks its own class, which knows no key, as the default; of two, Kubernetes takes the newer.
resource "kubernetes_annotations" "standard_rwo" {
  count = var.manage_storage_class ? 1 : 0

  api_version = "storage.k8s.io/v1"
  kind        = "StorageClass"
  metadata {
    name = "standard-rwo"
  }
  annotations = { "storageclass.kubernetes.io/is-default-class" = "false" }
  force       = true

  depends_on = [google_container_cluster.this]
}
