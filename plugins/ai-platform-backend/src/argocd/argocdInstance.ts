import type {
  ApplicationFacts,
  CommitFacts,
  DriftObstacle,
  InstanceDescription,
  ManagedResourceFacts,
  ObjectEventFacts,
  Reading,
  ResourceRef,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** A reading that says something. */
export type KnownReading<Value> = Extract<Reading<Value>, { status: 'ok' }>;

/** What a sync by hand is to do. */
export interface SyncOrder {
  /** Nothing else of the application is touched. */
  resources: readonly ResourceRef[];
  /** True deletes those of the resources that are no longer in Git. */
  prune: boolean;
  /** Entity reference of the person, for the application's own records. */
  person: string;
}

/** One Argo CD. What it says of applications comes out of memory; the rest is asked for when somebody wants to know. */
export interface ArgocdInstance {
  readonly description: InstanceDescription;
  /** Where Applications are unless they say otherwise. */
  readonly namespace: string;
  /** True where the state of an application is known as soon as it changes, without asking. */
  readonly isWatched: boolean;
  /** False where there are no credentials for its API: applications may be known, from their cluster, and no more. */
  readonly writable: boolean;
  /** The application's page in Argo CD, http(s). */
  linkOf(app: Pick<ApplicationFacts, 'namespace' | 'name'>): string | undefined;
  /** Begins to read where nothing is read yet, and waits so many milliseconds at most for the first answer. */
  ready(withinMs: number): Promise<void>;
  /** All applications that may be seen. The array is the same one until something in it changes. */
  applications(): Reading<readonly ApplicationFacts[]>;
  /**
   * The application as it is now, a few seconds old at most: ask for it before its differences. Where its cluster is
   * watched, it comes out of memory; a list from the API may be a minute old, so that the application is asked for alone.
   */
  application(
    app: Pick<ApplicationFacts, 'namespace' | 'name' | 'project'>,
  ): Promise<Reading<ApplicationFacts>>;
  /**
   * Every resource of the application as Argo CD compares it, secrets masked. Kept for as long as the application says
   * that nothing has changed; while it differs, for two seconds, for what changes then does not change the application.
   */
  managedResources(
    app: ApplicationFacts,
  ): Promise<Reading<readonly ManagedResourceFacts[]>>;
  /**
   * The commit of a revision of the application; undefined where there is none, or nobody tells.
   *
   * @param sourceIndex - which of several sources the revision belongs to
   */
  commit(
    app: ApplicationFacts,
    revision: string,
    sourceIndex?: number,
  ): Promise<CommitFacts | undefined>;
  /** False where a sync window denies a sync by hand now; true where that is not known: Argo CD refuses by itself. */
  canSync(app: ApplicationFacts): Promise<boolean>;
  /**
   * Who removed resources of the application by way of Argo CD, a few seconds old at most; empty where that is not told.
   * Argo CD keeps its events for an hour, and knows of no removal by kubectl.
   *
   * @param missing - the resources that Git has and the cluster has not
   */
  removals(
    app: ApplicationFacts,
    missing: readonly ResourceRef[],
  ): Promise<readonly ObjectEventFacts[]>;
  /**
   * Begins a sync of some resources, at the revision that the application was compared with.
   *
   * @throws ArgocdError
   */
  sync(app: ApplicationFacts, order: SyncOrder): Promise<void>;
  /**
   * Makes Argo CD compare the application anew, and takes note of what it then says.
   *
   * @throws ArgocdError
   */
  refresh(app: ApplicationFacts): Promise<void>;
}

/** Which applications belong to an entity: what its annotations say. Absent: not said. */
export interface ArgocdSelection {
  /** argocd/app-name, a comma list. */
  names?: readonly string[];
  /** argocd/app-selector, a label selector as Kubernetes reads it. */
  selector?: string;
  /** argocd/app-namespace, a comma list; absent: for names, the control plane's namespace where names collide. */
  namespaces?: readonly string[];
  /** argocd/project-name, a comma list. */
  projects?: readonly string[];
  /** argocd/instance-name, a comma list; absent: all instances. */
  instances?: readonly string[];
}

/** An application that an entity names, or a child of one. */
export interface FoundApplication {
  /** `applicationId(...)`. */
  id: string;
  instance: ArgocdInstance;
  /** Id of the application whose resource this one is. */
  parent?: string;
  application: KnownReading<ApplicationFacts>;
}

/** What belongs to an entity, and what could not be found out. */
export interface ArgocdFindings {
  /** Parents before their children; each application once. */
  applications: readonly FoundApplication[];
  /**
   * Instances that do not answer or are not configured, and names that no instance knows. Where there is one, having
   * found nothing is no proof that there is nothing.
   */
  problems: readonly { source: string; problem: SourceProblem }[];
}

/** All instances that are configured. */
export interface ArgocdInstances {
  /** In the order of the configuration. */
  all(): readonly ArgocdInstance[];
  /** Looks in memory; call `ready` of the instances before. */
  find(selection: ArgocdSelection): ArgocdFindings;
  /** Ends every connection and timer. */
  close(): Promise<void>;
}

/** A write that did not happen, and why. It carries nothing of what Argo CD said. */
export class ArgocdError extends Error {
  readonly name = 'ArgocdError';

  constructor(
    readonly problem: SourceProblem,
    /** What stands in the way, where Argo CD refuses for a known reason. */
    readonly obstacle?: DriftObstacle,
  ) {
    super(problem.message);
  }
}
