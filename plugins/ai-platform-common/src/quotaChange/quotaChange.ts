/** What is to become of a quota. @public */
export interface QuotaChange {
  namespace: string;
  /** A resource (`nvidia.com/gpu`, `cpu`, `deviceclass/gpu.nvidia.com`) or the very key (`limits.cpu`). */
  resource: string;
  /** A Kubernetes quantity. */
  amount: string | number;
  /** ResourceFlavor, where the quota is a queue's that has several. */
  flavor?: string;
  /** `<kind>/<name>` or the name, where the file has several quotas that could be meant. */
  object?: string;
}
