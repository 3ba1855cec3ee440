import type { InstanceDescription } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Trust } from '../http/agentSource';

/** How to be let in. */
export type ArgocdCredentials =
  | { token: string }
  | { username: string; password: string };

/** An Argo CD of the configuration. */
export interface ConfiguredInstance {
  readonly description: InstanceDescription;
  /** Address of the API; a path in it is kept. */
  readonly server: URL;
  /** Address of the pages, for links. */
  readonly pages: URL;
  /** Where Applications are unless they say otherwise. */
  readonly namespace: string;
  readonly trust: Trust;
  /** Name of the cluster that holds the Application objects, where it is watched. */
  readonly kubernetesCluster?: string;
  /** What the configuration says now: a rotated token is found by calling it again. Undefined where there is nothing. */
  loadCredentials(): ArgocdCredentials | undefined;
}
