variable "name" {
  description = "Name of the cluster, and the stem of the names of everything that belongs to it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$", var.name))
    error_message = "name must be a DNS label of at most 40 characters that begins with a letter: lower-case letters, digits and inner hyphens."
  }
}

variable "region" {
  description = "Azure region of the cluster, by its short name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]+[0-9]*$", var.region))
    error_message = "region must be the short name of an Azure region, such as westeurope or eastus2."
  }
}

variable "resource_group_name" {
  description = "Existing resource group to use; without it the module makes rg-<name>."
  type        = string
  default     = null

  validation {
    condition     = var.resource_group_name == null || can(regex("^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$", var.resource_group_name))
    error_message = "resource_group_name must be at most 90 letters, digits, underscores, parentheses, hyphens and dots, and not end with a dot."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes minor version of the control plane and the nodes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version such as \"1.34\"; AKS chooses the patch and keeps it current."
  }
}

variable "zones" {
  description = "Number of availability zones that nodes run in, and of public addresses of the NAT gateway."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = contains([1, 2, 3], var.zones)
    error_message = "zones must be 1, 2 or 3."
  }
}

variable "network" {
  description = "cidr is the virtual network's range, of which the nodes get the lower half; private_api closes the Kubernetes API to the internet."
  type = object({
    cidr        = string
    private_api = bool
  })
  nullable = false

  validation {
    condition     = can(cidrnetmask(var.network.cidr)) && try(cidrsubnet(var.network.cidr, 0, 0) == var.network.cidr, false)
    error_message = "network.cidr must be an IPv4 block written with its first address, such as 10.40.0.0/16."
  }
  validation {
    condition     = try(tonumber(split("/", var.network.cidr)[1]) >= 8 && tonumber(split("/", var.network.cidr)[1]) <= 25, false)
    error_message = "network.cidr must be between /8 and /25: a smaller one has no room for the nodes and the API server's subnet."
  }
}

variable "service_cidr" {
  description = "Range of the Kubernetes services; it cannot be changed later."
  type        = string
  default     = "172.20.0.0/16"
  nullable    = false

  validation {
    condition     = try(cidrsubnet(var.service_cidr, 0, 0) == var.service_cidr && tonumber(split("/", var.service_cidr)[1]) >= 13 && tonumber(split("/", var.service_cidr)[1]) <= 24, false)
    error_message = "service_cidr must be an IPv4 block between /13 and /24, written with its first address."
  }
}

variable "pod_cidr" {
  description = "Overlay range of the pods, a /24 of it for each node; it cannot be changed later."
  type        = string
  default     = "100.64.0.0/14"
  nullable    = false

  validation {
    condition     = try(cidrsubnet(var.pod_cidr, 0, 0) == var.pod_cidr && tonumber(split("/", var.pod_cidr)[1]) >= 8 && tonumber(split("/", var.pod_cidr)[1]) <= 23, false)
    error_message = "pod_cidr must be an IPv4 block between /8 and /23, written with its first address."
  }
}

variable "api_allowed_cidrs" {
  description = "Where the API is public: the only ranges that may reach it (empty: all)."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.api_allowed_cidrs : can(cidrnetmask(cidr))])
    error_message = "api_allowed_cidrs must be IPv4 blocks such as 203.0.113.0/24."
  }
}

variable "ingress_allowed_cidrs" {
  description = "Ranges outside the virtual network that may reach load-balanced services on ports 80 and 443 (empty: none)."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.ingress_allowed_cidrs : can(cidrnetmask(cidr))])
    error_message = "ingress_allowed_cidrs must be IPv4 blocks such as 203.0.113.0/24; 0.0.0.0/0 opens the services to the internet."
  }
}

variable "gpu_driver" {
  description = "Who installs the driver of NVIDIA pools: None leaves it to the GPU Operator, Install to the node image. MIG and A10 pools always use Install, AMD pools always None."
  type        = string
  default     = "None"
  nullable    = false

  validation {
    condition     = contains(["None", "Install"], var.gpu_driver)
    error_message = "gpu_driver must be None or Install."
  }
}

variable "azure_policy_enabled" {
  description = "Run the Azure Policy add-on. It brings its own Gatekeeper, so set it to false where the platform installs Gatekeeper."
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource, of the nodes and of their disks."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 15 && alltrue([for key, value in var.tags : length(key) <= 128 && length(value) <= 256])
    error_message = "tags: at most 15, which a private DNS zone takes, with keys of at most 128 and values of at most 256 characters."
  }
  validation {
    condition     = alltrue([for key in keys(var.tags) : can(regex("^[A-Za-z_][^<>%&\\\\?/() ]*$", key))])
    error_message = "tags: Azure takes keys that begin with a letter and hold no space and none of < > % & \\ ? / ( )."
  }
}

variable "log_retention_days" {
  description = "Days that control-plane and audit logs are kept. Flow logs are kept as long, at most 365 days."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.log_retention_days >= 30 && var.log_retention_days <= 730 && floor(var.log_retention_days) == var.log_retention_days
    error_message = "log_retention_days must be a whole number between 30 and 730."
  }
}

variable "deletion_protection" {
  description = "Refuse to delete the cluster until this is set to false and applied."
  type        = bool
  default     = true
  nullable    = false
}

variable "manage_storage_class" {
  description = "Make the encrypted default StorageClass; needs a kubernetes provider that reaches the API."
  type        = bool
  default     = true
  nullable    = false
}

variable "workload_identities" {
  description = "User-assigned identities for service accounts, by name: buckets are ids of storage accounts or containers to read and write, roles are built-in roles as \"<role>\" (on the cluster's resource group) or \"<role>@<resource id>\"."
  type = map(object({
    namespace       = string
    service_account = string
    buckets         = optional(list(string), [])
    roles           = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.workload_identities) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name))])
    error_message = "workload_identities must be named with DNS labels."
  }
  validation {
    condition     = length(setintersection(keys(var.workload_identities), ["cluster", "disks"])) == 0
    error_message = "workload_identities may not be named cluster or disks: the cluster has identities of these names."
  }
  validation {
    condition = alltrue(flatten([for identity in values(var.workload_identities) : [for bucket in identity.buckets :
    can(regex("^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Storage/storageAccounts/[a-z0-9]{3,24}(/blobServices/default/containers/[a-z0-9-]{3,63})?$", bucket))]]))
    error_message = "workload_identities[*].buckets must be resource ids of storage accounts, or of their containers (<account id>/blobServices/default/containers/<name>)."
  }
  validation {
    condition     = alltrue(flatten([for identity in values(var.workload_identities) : [for role in identity.roles : can(regex("^[A-Z][A-Za-z0-9 /()-]+(@/[^@]+)?$", role))]]))
    error_message = "workload_identities[*].roles must be names of built-in roles such as \"Key Vault Secrets User\", with \"@<resource id>\" for a scope other than the cluster's resource group."
  }
}
