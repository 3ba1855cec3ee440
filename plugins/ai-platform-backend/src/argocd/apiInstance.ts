import {
  applicationFacts,
  type ApplicationFacts,
  type CommitFacts,
  type InstanceDescription,
  type ManagedResourceFacts,
  type ObjectEventFacts,
  type Reading,
  type ResourceRef,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Turns } from '../clock/turns';
import { connectionFault, UpstreamError } from '../http/upstreamError';
import type { Applications } from './applications';
import {
  RefusedError,
  type ArgocdClient,
  type ClientQuestion,
} from './argocdClient';
import {
  ArgocdError,
  type ArgocdInstance,
  type SyncOrder,
} from './argocdInstance';
import { applicationQuery, argocdPath, pathSegment } from './argocdPath';
import { argocdProblem } from './argocdProblem';
import { Commits } from './commits';
import type { ConfiguredInstance } from './configuredInstance';
import { ManagedResources } from './managedResources';
import { ResourceRemovals } from './resourceRemovals';
import { syncBody } from './syncBody';
import { SyncWindows } from './syncWindows';

const WRITE_LIMITS = {
  // Argo CD answers a refresh when it has compared.
  idleMs: 30_000,
  totalMs: 30_000,
  bytes: 8 * 1024 * 1024,
};

function errorOf(error: unknown, resource: string): ArgocdError {
  const fault = connectionFault(error);
  const problem = argocdProblem(fault, { verb: 'get', resource });
  return fault instanceof RefusedError
    ? new ArgocdError(problem, fault.obstacle)
    : new ArgocdError(problem);
}

/** One Argo CD: its applications from the list or the watch, the rest from its API. */
export class ApiInstance implements ArgocdInstance {
  readonly description: InstanceDescription;
  private readonly resources: ManagedResources;
  private readonly commits: Commits;
  private readonly windows: SyncWindows;
  private readonly removed: ResourceRemovals;

  constructor(
    private readonly configured: ConfiguredInstance,
    private readonly client: ArgocdClient,
    /** Where they are looked up. */
    readonly known: Applications,
    turns: Turns,
  ) {
    this.description = configured.description;
    this.resources = new ManagedResources(client, turns);
    this.commits = new Commits(client);
    this.windows = new SyncWindows(client);
    this.removed = new ResourceRemovals(client, turns);
  }

  /** Where Applications are unless they say otherwise. */
  get namespace(): string {
    return this.configured.namespace;
  }

  get isWatched(): boolean {
    return this.known.isWatched;
  }

  get writable(): boolean {
    return this.configured.loadCredentials() !== undefined;
  }

  linkOf({
    namespace,
    name,
  }: Pick<ApplicationFacts, 'namespace' | 'name'>): string | undefined {
    const { origin, pathname } = this.configured.pages;
    try {
      const path = [namespace, name].map(pathSegment).join('/');
      return `${origin}${pathname.replace(/\/+$/, '')}/applications/${path}`;
    } catch {
      return undefined;
    }
  }

  ready(withinMs: number): Promise<void> {
    return this.known.ready(withinMs);
  }

  applications(): Reading<readonly ApplicationFacts[]> {
    return this.known.list();
  }

  application(
    app: Pick<ApplicationFacts, 'namespace' | 'name' | 'project'>,
  ): Promise<Reading<ApplicationFacts>> {
    return this.known.look(app);
  }

  managedResources(
    app: ApplicationFacts,
  ): Promise<Reading<readonly ManagedResourceFacts[]>> {
    return this.resources.get(app);
  }

  commit(
    app: ApplicationFacts,
    revision: string,
    sourceIndex?: number,
  ): Promise<CommitFacts | undefined> {
    return this.commits.get(app, revision, sourceIndex);
  }

  async canSync(app: ApplicationFacts): Promise<boolean> {
    return this.writable ? this.windows.canSync(app) : true;
  }

  async removals(
    app: ApplicationFacts,
    missing: readonly ResourceRef[],
  ): Promise<readonly ObjectEventFacts[]> {
    return this.writable ? this.removed.get(app, missing) : [];
  }

  async sync(app: ApplicationFacts, order: SyncOrder): Promise<void> {
    const body = syncBody(app, order);
    await this.write(app, 'sync', () => ({
      path: argocdPath(['applications', app.name, 'sync']),
      limits: WRITE_LIMITS,
      body,
    }));
  }

  async refresh(app: ApplicationFacts): Promise<void> {
    await this.write(app, 'refresh', () => ({
      path: argocdPath(['applications', app.name], {
        refresh: 'normal',
        ...applicationQuery(app),
      }),
      limits: WRITE_LIMITS,
    }));
  }

  async close(): Promise<void> {
    this.client.close();
    await this.known.close();
  }

  /** Argo CD answers both with the application as it then is. */
  private async write(
    app: ApplicationFacts,
    resource: string,
    question: () => ClientQuestion,
  ): Promise<void> {
    try {
      const facts = applicationFacts(await this.client.readJson(question()));
      const isThis =
        facts?.name === app.name && facts.namespace === app.namespace;
      if (!facts || !isThis) throw new UpstreamError('invalidAnswer');
      this.known.note(facts);
    } catch (error) {
      throw errorOf(error, resource);
    } finally {
      this.resources.forget(app);
    }
  }
}
