/** A Kubernetes service account that acts in the cloud. */
export interface WorkloadIdentity {
  /** Name within the environment: key of the cluster module's `workload_identities`. */
  name: string;
  namespace: string;
  serviceAccount: string;
}

/** The account that reads the cloud's secret manager. */
export const SECRET_READER: WorkloadIdentity = {
  name: 'secrets',
  namespace: 'external-secrets',
  serviceAccount: 'external-secrets',
};
