import type {
  ObjectFacts,
  PendingWorkloadFacts,
  Reading,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';

// Declared as a method, so that a resource of pods is a resource of objects too.
type IndexOf<Facts> = { of(facts: Facts): readonly string[] }['of'];

/** A kind of objects to read, and what is kept of each. */
export interface WatchedResource<Facts extends ObjectFacts = ObjectFacts> {
  /** API group; empty for the core group. */
  readonly group: string;
  /** Versions that are understood, the best first; the first one that the cluster serves is read. */
  readonly versions: readonly string[];
  readonly plural: string;
  /** True for what not every cluster has: nothing is then an empty list and not a problem. */
  readonly optional?: boolean;
  /** True if `metadata` is all that `project` looks at; the server then sends no more. */
  readonly metadataOnly?: boolean;
  /** Cuts an object down; undefined for one that is not kept. Pure; it must not keep parts of the object alive. */
  project(object: unknown): Facts | undefined;
  /** By name, the values under which an object is found with `listBy`. */
  readonly indexes?: Readonly<Record<string, IndexOf<Facts>>>;
}

/** A cluster as the configuration names it. */
export interface ClusterDescription {
  readonly name: string;
  readonly title: string;
  /** http(s) only. */
  readonly dashboardUrl?: string;
  /** Present where the cluster cannot be read at all, for example because it wants the user's own token. */
  readonly unsupported?: SourceProblem;
}

/** Reads one cluster. Nothing here waits for the cluster: the answer is what is known now. */
export interface ClusterReader {
  readonly description: ClusterDescription;
  get<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    key: { namespace: string; name: string },
  ): Reading<Facts | undefined>;
  /** All objects, or those of a namespace. The array is the same one until something in it changes. */
  list<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    options?: { namespace?: string },
  ): Reading<readonly Facts[]>;
  /** The objects that the index has under the value. */
  listBy<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    index: string,
    value: string,
  ): Reading<readonly Facts[]>;
  /**
   * The pending workloads of a ClusterQueue in the order of the queue. Kueue's visibility API has no watch: it is asked
   * every few seconds while somebody wants to know.
   */
  pendingWorkloads(
    clusterQueue: string,
  ): Reading<readonly PendingWorkloadFacts[]>;
}

/** Reads the configured clusters. */
export interface ResourceReader {
  /** In the order of the configuration. */
  clusters(): readonly ClusterReader[];
  /**
   * Begins to read what is not read yet, and gives every cluster a moment to answer for the first time. Resolves as soon
   * as all have, or after the moment.
   */
  ready(
    resources: readonly WatchedResource[],
    options: { clusters: readonly string[]; withinMs: number },
  ): Promise<void>;
}
