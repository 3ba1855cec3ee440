variable "name" {
  description = "Name of the cluster, and the prefix of everything that belongs to it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", var.name))
    error_message = "name must be a DNS label of at most 40 characters: lower-case letters, digits and inner hyphens."
  }
}

variable "region" {
  description = "AWS region of the cluster; it must be the region of the aws provider."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]+$", var.region))
    error_message = "region must be an AWS region such as eu-central-1."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes minor version of the control plane, the nodes and the add-ons."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version such as \"1.34\"; EKS chooses the patch."
  }
}

variable "zones" {
  description = "Number of availability zones that nodes run in; each has its own NAT gateway."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = contains([1, 2, 3], var.zones)
    error_message = "zones must be 1, 2 or 3."
  }
}

variable "network" {
  description = "cidr is the VPC's range, shared by nodes and pods; private_api closes the Kubernetes API to the internet."
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
    condition     = try(tonumber(split("/", var.network.cidr)[1]) >= 16 && tonumber(split("/", var.network.cidr)[1]) <= 22, false)
    error_message = "network.cidr must be between /16 and /22: AWS allows no larger VPC, and in a smaller one the subnets of three zones have no room for pods."
  }
}

variable "service_cidr" {
  description = "Range of the Kubernetes services; it must lie outside network.cidr and cannot be changed later."
  type        = string
  default     = "172.20.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.service_cidr)) && try(tonumber(split("/", var.service_cidr)[1]) >= 12 && tonumber(split("/", var.service_cidr)[1]) <= 24, false)
    error_message = "service_cidr must be an IPv4 block between /12 and /24."
  }
  validation {
    # Two blocks overlap exactly when they agree on the bits of the shorter prefix.
    condition = try(
      cidrhost("${split("/", var.service_cidr)[0]}/${min(split("/", var.service_cidr)[1], split("/", var.network.cidr)[1])}", 0) !=
      cidrhost("${split("/", var.network.cidr)[0]}/${min(split("/", var.service_cidr)[1], split("/", var.network.cidr)[1])}", 0),
      true
    )
    error_message = "service_cidr overlaps network.cidr; choose ranges that are apart."
  }
}

variable "api_allowed_cidrs" {
  description = "Where the API is public: the only ranges that may reach it (empty: all). Where it is private: connected networks that may reach it besides the VPC."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.api_allowed_cidrs : can(cidrnetmask(cidr))])
    error_message = "api_allowed_cidrs must be IPv4 blocks such as 203.0.113.0/24."
  }
}

variable "tags" {
  description = "Tags of every resource, of the nodes and of the volumes that they and pods make."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key, value in var.tags : length(key) <= 128 && length(value) <= 256 && !startswith(lower(key), "aws:")])
    error_message = "tags must have keys of at most 128 and values of at most 256 characters, and no key that begins with aws:."
  }
}

variable "log_retention_days" {
  description = "Days that control-plane logs and flow logs are kept."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be a retention that CloudWatch offers: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
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
  description = "IAM roles for service accounts, by name: read and write access to S3 buckets, and ARNs of further IAM policies in roles."
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
    condition     = length(setintersection(keys(var.workload_identities), ["cluster", "node", "flow-logs", "vpc-cni", "ebs-csi", "cluster-autoscaler"])) == 0
    error_message = "workload_identities may not be named cluster, node, flow-logs, vpc-cni, ebs-csi or cluster-autoscaler: the cluster has roles of these names."
  }
  validation {
    condition     = alltrue(flatten([for identity in values(var.workload_identities) : [for bucket in identity.buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", bucket))]]))
    error_message = "workload_identities[*].buckets must be names of S3 buckets, without s3:// and without a path."
  }
  validation {
    condition     = alltrue(flatten([for identity in values(var.workload_identities) : [for role in identity.roles : can(regex("^arn:[a-z-]+:iam::([0-9]{12}|aws):policy/", role))]]))
    error_message = "workload_identities[*].roles must be ARNs of IAM policies, such as arn:aws:iam::aws:policy/AmazonBedrockReadOnly."
  }
  validation {
    condition     = length(distinct([for identity in values(var.workload_identities) : "${identity.namespace}/${identity.service_account}"])) == length(var.workload_identities)
    error_message = "workload_identities must name each service account once: EKS gives a service account one role."
  }
}
