import type { KubeConfig } from '@kubernetes/client-node';
import type { ClusterDescription } from './resourceReader';

/** A cluster of the configuration, and how to reach it. */
export interface ConfiguredCluster {
  readonly description: ClusterDescription;
  /**
   * Address and credentials as configuration and files say now: a rotated token is found by calling it again. Absent
   * where the cluster is not supported.
   *
   * @throws Error where a file cannot be read
   */
  readonly loadKubeConfig?: () => KubeConfig;
}
