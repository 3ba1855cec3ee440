import {
  pendingWorkloadFacts,
  type PendingWorkloadFacts,
  type Reading,
  type SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { between } from './backoff';
import { sleep } from '../clock/clock';
import { ItemCutter } from '../http/itemCutter';
import type { ReflectorContext } from './reflector';
import { Slots } from '../http/slots';
import { connectionFault, UpstreamError } from '../http/upstreamError';
import { problemOf } from './upstreamProblem';

const VERSIONS = ['v1beta2', 'v1beta1'];
const LIMITS = { idleMs: 10_000, totalMs: 30_000, bytes: 8 * 1024 * 1024 };
const INTERVAL_MS = { shortest: 10_000, longest: 15_000 };
const REFUSED_MS = { shortest: 30_000, longest: 60_000 };
/** Who does not ask for so long does not look any more. */
const INTEREST_MS = 2 * 60_000;
const STALE_MS = 30_000;
/** A place in a queue that is older says nothing. */
const EXPIRED_MS = 60_000;
const AT_ONCE = 3;
const QUESTION = {
  verb: 'get',
  resource: 'clusterqueues.visibility.kueue.x-k8s.io',
} as const;

interface Queue {
  askedAt: number;
  /** The cluster has no visibility API, so that places are unknown, which is no fault. */
  isUnserved?: boolean;
  known?: { value: readonly PendingWorkloadFacts[]; observedAt: number };
  problem?: SourceProblem;
}

/**
 * Asks Kueue's visibility API of one cluster, which has no watch, for the pending workloads of ClusterQueues: every 10 to
 * 15 seconds for as long as somebody wants to know.
 *
 * @see https://kueue.sigs.k8s.io/docs/tasks/manage/monitor_pending_workloads/
 */
export class PendingWorkloads {
  private readonly queues = new Map<string, Queue>();
  private readonly running = new Set<Promise<void>>();
  private readonly slots = new Slots(AT_ONCE);

  constructor(
    private readonly context: Pick<
      ReflectorContext,
      'api' | 'turns' | 'random' | 'signal'
    >,
  ) {}

  /** What is known now, in the order of the queue. */
  read(clusterQueue: string): Reading<readonly PendingWorkloadFacts[]> {
    const queue = this.queues.get(clusterQueue) ?? this.follow(clusterQueue);
    const now = this.now();
    queue.askedAt = now;
    if (queue.isUnserved) {
      return { status: 'ok', value: [], observedAt: now, stale: false };
    }
    if (queue.known && now - queue.known.observedAt <= EXPIRED_MS) {
      const stale = now - queue.known.observedAt > STALE_MS;
      return { status: 'ok', ...queue.known, stale };
    }
    const problem: SourceProblem = queue.problem ?? {
      code: 'starting',
      ...QUESTION,
      message: 'The first look at the queue is still under way.',
    };
    return { status: 'unavailable', problem };
  }

  /** Resolves when all questions have ended, which they do when the signal aborts. */
  async ended(): Promise<void> {
    await Promise.all(this.running);
  }

  private follow(clusterQueue: string): Queue {
    const queue: Queue = { askedAt: this.now() };
    this.queues.set(clusterQueue, queue);
    const polled = this.poll(clusterQueue, queue).finally(() => {
      this.queues.delete(clusterQueue);
      this.running.delete(polled);
    });
    this.running.add(polled);
    return queue;
  }

  /** Never rejects. */
  private async poll(clusterQueue: string, queue: Queue): Promise<void> {
    const { signal, api } = this.context;
    do {
      const wait = await this.ask(clusterQueue, queue);
      await sleep(api.clock, wait, signal).catch(() => undefined);
    } while (!signal.aborted && this.now() - queue.askedAt < INTEREST_MS);
  }

  /** Milliseconds until the next question. */
  private async ask(clusterQueue: string, queue: Queue): Promise<number> {
    const { random, signal } = this.context;
    const interval = between(random, INTERVAL_MS.shortest, INTERVAL_MS.longest);
    try {
      const value = await this.slots.run(signal, () =>
        this.askVersions(clusterQueue),
      );
      queue.known = { value, observedAt: this.now() };
      queue.problem = undefined;
      queue.isUnserved = false;
      return interval;
    } catch (error) {
      const upstream = connectionFault(error);
      queue.problem = problemOf(upstream, QUESTION);
      queue.isUnserved = upstream.fault === 'notServed';
      const isRefused = queue.isUnserved || upstream.fault === 'forbidden';
      if (isRefused) queue.known = undefined;
      return isRefused
        ? between(random, REFUSED_MS.shortest, REFUSED_MS.longest)
        : Math.max(interval, upstream.details.retryAfterMs ?? 0);
    }
  }

  private async askVersions(
    clusterQueue: string,
  ): Promise<readonly PendingWorkloadFacts[]> {
    for (const version of VERSIONS) {
      try {
        return await this.askVersion(clusterQueue, version);
      } catch (error) {
        if (connectionFault(error).fault !== 'notServed') throw error;
      }
    }
    throw new UpstreamError('notServed');
  }

  private async askVersion(
    clusterQueue: string,
    version: string,
  ): Promise<readonly PendingWorkloadFacts[]> {
    const { api, turns, signal } = this.context;
    const project = pendingWorkloadFacts(clusterQueue);
    const found: PendingWorkloadFacts[] = [];
    const cutter = new ItemCutter(item => {
      const facts = project(item);
      if (facts) found.push(facts);
    });
    const name = encodeURIComponent(clusterQueue);
    await api.read({
      path: `/apis/visibility.kueue.x-k8s.io/${version}/clusterqueues/${name}/pendingworkloads?limit=1000`,
      accept: 'application/json',
      limits: LIMITS,
      signal,
      consume: async chunk => {
        await turns.take();
        cutter.feed(chunk);
      },
    });
    cutter.end();
    return found;
  }

  private now(): number {
    return this.context.api.clock.now();
  }
}
