import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ApiClient } from './apiClient';
import type { ApiDiscovery } from './apiDiscovery';
import { Backoff, between } from './backoff';
import { sleep } from '../clock/clock';
import type { Turns } from '../clock/turns';
import { KeptObjects } from './keptObjects';
import { resourceName } from './kubernetesObject';
import { listObjects, type PageSize } from './listObjects';
import type { WatchedResource } from './resourceReader';
import {
  connectionFault,
  UpstreamError,
  type Fault,
} from '../http/upstreamError';
import { problemOf, type Question } from './upstreamProblem';
import { watchObjects } from './watchObjects';

const PAGE_OBJECTS = 500;
const FORBIDDEN_MS = { shortest: 30_000, longest: 60_000 };
const ABSENT_MS = { shortest: 240_000, longest: 360_000 };
/** A kind that was there is not taken for gone before it has been missing for so long: servers start step by step. */
const GONE_MS = 60_000;
/** After so many watches that the server answered with nothing but an error, the list is asked for again. */
const FAILED_WATCHES = 3;
const FAILURES_OF_WATCH: readonly Fault[] = [
  'serverError',
  'invalidAnswer',
  'tooLarge',
];
/** A watch that ends sooner, without a word, has not worked. */
const SHORTEST_WATCH_MS = 1_000;

/** What the reflectors of a cluster share. */
export interface ReflectorContext {
  /** Name of the cluster. */
  cluster: string;
  api: ApiClient;
  discovery: ApiDiscovery;
  turns: Turns;
  random: () => number;
  logger: LoggerService;
  /** Aborted when the cache is closed. */
  signal: AbortSignal;
}

/**
 * Keeps the objects of one kind in one cluster: lists them once, then watches. After a failure it goes on from where it
 * was, after a while that grows; what was known stays readable all the time.
 */
export class Reflector<Facts extends ObjectFacts> {
  readonly kept: KeptObjects<Facts>;
  private readonly resource: WatchedResource<Facts>;
  private readonly backoff: Backoff;
  private readonly pageSize: PageSize = { objects: PAGE_OBJECTS };
  private question: Question;
  private version = '';
  /** Where the next watch begins; undefined: list first. */
  private resourceVersion: string | undefined;
  private missingSince: number | undefined;
  private failedWatches = 0;

  constructor(
    resource: WatchedResource<Facts>,
    private readonly context: ReflectorContext,
  ) {
    this.resource = this.withoutThrowing(resource);
    this.kept = new KeptObjects(this.resource, () => this.now());
    this.backoff = new Backoff(context.random);
    this.question = { verb: 'list', resource: resourceName(resource) };
  }

  /** Reads until the signal of the context aborts; never rejects. */
  async run(): Promise<void> {
    const { signal, api } = this.context;
    while (!signal.aborted) {
      try {
        await this.follow();
      } catch (error) {
        if (signal.aborted) return;
        const wait = this.fail(connectionFault(error));
        await sleep(api.clock, wait, signal).catch(() => undefined);
      }
    }
  }

  /** One round: the list, where it is needed, and one watch. */
  private async follow(): Promise<void> {
    if (this.resourceVersion === undefined) await this.list();
    if (this.resourceVersion !== undefined) {
      await this.watch(this.resourceVersion);
      return;
    }
    const { api, random, signal } = this.context;
    const { shortest, longest } = ABSENT_MS;
    await sleep(api.clock, between(random, shortest, longest), signal);
  }

  private async list(): Promise<void> {
    const { resource, context } = this;
    const { discovery, signal } = context;
    const name = resourceName(resource);
    this.question = { verb: 'get', resource: resource.group };
    const versions = await discovery.versionsOf(resource, signal);
    this.question = { verb: 'list', resource: name };
    for (const version of versions) {
      if (await this.listVersion(version)) return;
    }
    discovery.forget(resource.group);
    this.miss();
  }

  /** False where the cluster does not serve the kind in this version. */
  private async listVersion(version: string): Promise<boolean> {
    const { resource, pageSize, context } = this;
    const { api, turns, signal } = context;
    try {
      const { store, resourceVersion } = await api.listSlots.run(signal, () =>
        listObjects({ api, turns, resource, version, pageSize, signal }),
      );
      this.kept.replace(store, version);
      this.version = version;
      this.resourceVersion = resourceVersion;
      this.missingSince = undefined;
      return true;
    } catch (error) {
      if (connectionFault(error).fault !== 'notServed') throw error;
      return false;
    }
  }

  private miss(): void {
    this.missingSince ??= this.now();
    const isGone = this.now() - this.missingSince >= GONE_MS;
    if (!this.resource.optional || (this.kept.size > 0 && !isGone)) {
      throw new UpstreamError('notServed');
    }
    this.kept.absent();
    this.backoff.reset();
  }

  private async watch(from: string): Promise<void> {
    const { kept, resource, version, context } = this;
    const { api, turns, random, signal } = context;
    let openedAt: number | undefined;
    let hasSpoken = false;
    const hasLasted = () =>
      openedAt !== undefined && this.now() - openedAt >= SHORTEST_WATCH_MS;
    this.question = { verb: 'watch', resource: resourceName(resource) };
    try {
      await watchObjects({
        api,
        turns,
        random,
        signal,
        resource,
        version,
        from,
        onOpen: () => {
          openedAt = this.now();
          this.opened();
        },
        onChange: (change, object) => kept.change(change, object),
        onVersion: resourceVersion => {
          hasSpoken = true;
          this.resourceVersion = resourceVersion;
          this.succeed();
        },
      });
      kept.freshness.prove();
    } finally {
      kept.freshness.close();
      if (hasLasted()) this.backoff.reset();
    }
    if (!hasSpoken && !hasLasted()) throw new UpstreamError('unreachable');
  }

  private opened(): void {
    const { cluster, logger } = this.context;
    if (this.kept.opened()) {
      logger.info(
        `Cluster '${cluster}': ${resourceName(this.resource)} are read again.`,
      );
    }
  }

  private succeed(): void {
    this.failedWatches = 0;
    this.backoff.reset();
    this.kept.freshness.prove();
  }

  /** Milliseconds until the next attempt. */
  private fail(error: UpstreamError): number {
    const { fault, details } = error;
    const isFirst = this.backoff.isRested;
    const wait = this.backoff.next();
    this.kept.restart();
    this.decideWhereToGoOn(fault);
    // To list again is how it goes on, and no trouble before it fails as well.
    if (fault === 'expired' && isFirst) return 0;
    const { cluster, logger, random } = this.context;
    const problem = problemOf(error, this.question);
    if (this.kept.fail(problem)) {
      logger.warn(`Cluster '${cluster}': ${problem.message}`);
    }
    return fault === 'forbidden'
      ? between(random, FORBIDDEN_MS.shortest, FORBIDDEN_MS.longest)
      : Math.max(wait, details.retryAfterMs ?? 0);
  }

  private decideWhereToGoOn(fault: Fault): void {
    if (FAILURES_OF_WATCH.includes(fault)) this.failedWatches += 1;
    if (
      fault === 'expired' ||
      fault === 'notServed' ||
      // Who may list and not watch gets a new list now and then.
      fault === 'forbidden' ||
      this.failedWatches >= FAILED_WATCHES
    ) {
      this.resourceVersion = undefined;
      this.failedWatches = 0;
    }
  }

  private now(): number {
    return this.context.api.clock.now();
  }

  /** An object that cannot be cut down is left out, rather than all objects of its kind. */
  private withoutThrowing(
    resource: WatchedResource<Facts>,
  ): WatchedResource<Facts> {
    let isReported = false;
    const project = (object: unknown) => {
      try {
        return resource.project(object);
      } catch {
        if (!isReported) {
          const { cluster, logger } = this.context;
          logger.warn(
            `Cluster '${cluster}': some ${resourceName(
              resource,
            )} have a shape that is not understood; they are left out.`,
          );
        }
        isReported = true;
        return undefined;
      }
    };
    return { ...resource, project };
  }
}
