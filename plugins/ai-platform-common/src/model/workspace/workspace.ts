import type { DocumentMetadata } from '../documentMetadata';
import type { GitOps } from '../environment';
import type { Stage } from '../vocabulary';

/** How much the pods of a workspace may ask for together. Amounts are Kubernetes quantities. @public */
export interface WorkspaceQuota {
  /** Extended resource to number of devices. */
  accelerators: Record<string, number>;
  cpu?: string;
  memory?: string;
  /** Of all volumes together. */
  storage?: string;
  pods?: number;
}

/** What a container gets that says nothing itself. @public */
export interface WorkspaceDefaults {
  cpu: string;
  memory: string;
  /** What it may grow to; without, as much as the node has. */
  limits: { cpu?: string; memory?: string };
}

/** The workspace's way into a queue of Kueue. @public */
export interface WorkspaceQueue {
  /** Name of the LocalQueue, which jobs say in their label kueue.x-k8s.io/queue-name. */
  name: string;
  clusterQueue: string;
}

/** @public */
export interface WorkspaceSpec {
  /** Name of the environment whose cluster it lies on. */
  environment: string;
  stage: Stage;
  namespace: string;
  quota: WorkspaceQuota;
  defaults: WorkspaceDefaults;
  queue?: WorkspaceQueue;
  gitops: GitOps;
}

/** A parsed workspace, a team's namespace and its quota: everything that was left out is filled in. @public */
export interface Workspace {
  apiVersion: 'flagstone/v1';
  kind: 'Workspace';
  metadata: DocumentMetadata;
  spec: WorkspaceSpec;
}
