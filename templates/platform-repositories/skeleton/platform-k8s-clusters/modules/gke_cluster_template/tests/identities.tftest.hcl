mock_provider "google" {
  mock_data "google_compute_zones" {
    defaults = { names = ["europe-west4-a", "europe-west4-b", "europe-west4-c"] }
  }
  override_resource {
    target = google_service_account.workload["mlflow"]
    values = {
      name  = "projects/ai-platform-dev/serviceAccounts/fraud-dev-mlflow@ai-platform-dev.iam.gserviceaccount.com"
      email = "fraud-dev-mlflow@ai-platform-dev.iam.gserviceaccount.com"
    }
  }
}
mock_provider "kubernetes" {}
mock_provider "random" {}
mock_provider "time" {}

variables {
  name               = "fraud-dev"
  project            = "ai-platform-dev"
  region             = "europe-west4"
  kubernetes_version = "1.34"
  network            = { cidr = "10.40.0.0/16", private_api = true }
  node_pools = {
    system = {
      machine = "n2-standard-4", min = 1, max = 3, capacity = "on-demand", disk_gb = 100
      labels  = { "flagstone.dev/pool-role" = "system" }
    }
  }
  workload_identities = {
    mlflow = {
      namespace = "mlflow", service_account = "mlflow-server"
      buckets   = ["fraud-models", "fraud-data"]
      roles     = ["roles/aiplatform.user"]
    }
    pipelines = { namespace = "kubeflow", service_account = "pipeline-runner" }
  }
}

run "a_service_account_of_the_cluster_acts_as_one_of_google" {
  assert {
    condition = alltrue([
      google_service_account_iam_member.workload["mlflow"].member == "serviceAccount:ai-platform-dev.svc.id.goog[mlflow/mlflow-server]",
      google_service_account_iam_member.workload["mlflow"].role == "roles/iam.workloadIdentityUser",
    ])
    error_message = "exactly this Kubernetes service account may act as the Google one"
  }
  assert {
    condition     = google_container_cluster.this.workload_identity_config[0].workload_pool == "ai-platform-dev.svc.id.goog"
    error_message = "the cluster must be in the identity pool"
  }
  assert {
    condition     = google_service_account_iam_member.workload["mlflow"].service_account_id == google_service_account.workload["mlflow"].name
    error_message = "the grant must be on the account of the workload"
  }
  assert {
    condition = alltrue([
      output.workload_identities["mlflow"] == "fraud-dev-mlflow@ai-platform-dev.iam.gserviceaccount.com",
      length(output.workload_identities) == 2,
    ])
    error_message = "the output names the accounts"
  }
}

run "an_identity_reaches_its_buckets_and_no_other" {
  assert {
    condition     = { for key, grant in google_storage_bucket_iam_member.workload : key => "${grant.bucket} ${grant.role}" } == { "mlflow/fraud-data" = "fraud-data roles/storage.objectUser", "mlflow/fraud-models" = "fraud-models roles/storage.objectUser" }
    error_message = "objects are read and written, buckets not administered"
  }
  assert {
    condition     = alltrue([for grant in google_storage_bucket_iam_member.workload : grant.member == "serviceAccount:fraud-dev-mlflow@ai-platform-dev.iam.gserviceaccount.com"])
    error_message = "the grants are for the account of the workload"
  }
  assert {
    condition     = toset(keys(google_project_iam_member.workload)) == toset(["mlflow/roles/aiplatform.user"])
    error_message = "project roles are those that are listed"
  }
}

run "account_ids_that_do_not_fit_are_shortened_and_stay_apart" {
  command = plan

  variables {
    name = "fraud-detection-gpu-training-production"
  }

  assert {
    condition     = alltrue([for account in concat([google_service_account.nodes], values(google_service_account.workload)) : can(regex("^[a-z][-a-z0-9]{4,28}[a-z0-9]$", account.account_id))])
    error_message = "account ids have 6 to 30 characters"
  }
  assert {
    condition     = length(distinct([for account in concat([google_service_account.nodes], values(google_service_account.workload)) : account.account_id])) == 3
    error_message = "shortened ids must differ"
  }
}

run "account_ids_that_fit_are_plain" {
  command = plan

  assert {
    condition = alltrue([
      google_service_account.nodes.account_id == "fraud-dev-nodes",
      google_service_account.workload["mlflow"].account_id == "fraud-dev-mlflow",
    ])
    error_message = "ids that fit are not hashed"
  }
}
