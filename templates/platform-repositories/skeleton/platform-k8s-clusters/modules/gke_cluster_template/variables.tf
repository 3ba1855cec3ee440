variable "name" {
  description = "Name of the cluster and prefix of everything around it, unique in the project."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$", var.name))
    error_message = "The name must be a DNS label of at most 40 characters; on Google Cloud it starts with a letter."
  }
}

variable "project" {
  description = "Id of the Google Cloud project that holds the cluster, its network and its keys."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][-a-z0-9]{4,28}[a-z0-9]$", var.project))
    error_message = "The project must be a project id (6 to 30 characters), neither its number nor its display name."
  }
}

variable "region" {
  description = "Region of the cluster, such as europe-west4. The control plane is regional."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "The region must be the name of a region such as europe-west4, not of a zone."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes minor version, such as 1.33. It is the floor: the release channel patches it and later moves it on."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "The Kubernetes version must be a minor version such as 1.33; the release channel picks the patch."
  }
}

variable "zones" {
  description = "Number of zones over which nodes are spread."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = contains([1, 2, 3], var.zones)
    error_message = "The number of zones must be 1, 2 or 3."
  }
}

variable "network" {
  description = "IPv4 range of the nodes, and whether the Kubernetes API is reachable from inside the network only."
  type = object({
    cidr        = string
    private_api = bool
  })
  nullable = false

  validation {
    condition     = can(cidrnetmask(var.network.cidr)) && try(cidrhost(var.network.cidr, 0) == split("/", var.network.cidr)[0], false)
    error_message = "The network's cidr must be an IPv4 range that begins at its network address, such as 10.40.0.0/16."
  }
}

variable "pod_cidr" {
  description = "IPv4 range of the pods. Every node takes a /24 of it."
  type        = string
  default     = "100.64.0.0/14"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.pod_cidr)) && try(cidrhost(var.pod_cidr, 0) == split("/", var.pod_cidr)[0], false)
    error_message = "The pod range must be an IPv4 range that begins at its network address, such as 100.64.0.0/14."
  }
}

variable "service_cidr" {
  description = "IPv4 range of the Kubernetes services."
  type        = string
  default     = "172.20.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.service_cidr)) && try(cidrhost(var.service_cidr, 0) == split("/", var.service_cidr)[0], false)
    error_message = "The service range must be an IPv4 range that begins at its network address, such as 172.20.0.0/16."
  }
}

variable "api_allowed_cidrs" {
  description = "Where the API is public: the only ranges that may call it (empty: all). Where it is private: connected internal networks that may call it besides the nodes."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.api_allowed_cidrs : can(cidrnetmask(cidr))])
    error_message = "Every allowed range must be an IPv4 CIDR block, such as 203.0.113.0/24."
  }
}

variable "workload_identities" {
  description = "Kubernetes service accounts that act as a Google service account, with the buckets that they read and write and their project roles."
  type = map(object({
    namespace       = string
    service_account = string
    buckets         = optional(list(string), [])
    roles           = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.workload_identities) : can(regex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", name)) && name != "nodes"])
    error_message = "The name of a workload identity must be a DNS label, and nodes is taken by the cluster itself."
  }
  validation {
    condition = alltrue(flatten([
      for identity in var.workload_identities : [
        for role in identity.roles :
        can(regex("^(roles|projects/[^/]+/roles|organizations/[0-9]+/roles)/[A-Za-z0-9_.]+$", role)) && !contains(["roles/owner", "roles/editor"], role)
      ]
    ]))
    error_message = "Roles must be full role names such as roles/aiplatform.user; owner and editor are too broad for a workload."
  }
}

variable "tags" {
  description = "Labels on every resource that takes them, already in the spelling of Google Cloud."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for key, value in var.tags : can(regex("^[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}$", key)) && can(regex("^[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}$", value))
    ])
    error_message = "Labels on Google Cloud take lower-case letters, digits, - and _, at most 63, and begin with a letter."
  }
}

variable "log_retention_days" {
  description = "Days for which the logs of the cluster and its network are kept."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.log_retention_days >= 1 && var.log_retention_days <= 3650 && var.log_retention_days == floor(var.log_retention_days)
    error_message = "Logs can be kept for 1 to 3650 days."
  }
}

variable "deletion_protection" {
  description = "Refuse to delete the cluster until this is switched off and applied."
  type        = bool
  default     = true
  nullable    = false
}

variable "manage_storage_class" {
  description = "Create the encrypted default storage class. Needs a kubernetes provider that reaches the API."
  type        = bool
  default     = true
  nullable    = false
}
