import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  applicationFacts,
  type ApplicationFacts,
  type Reading,
  type SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { sleep } from '../clock/clock';
import type { Turns } from '../clock/turns';
import { connectionFault, UpstreamError } from '../http/upstreamError';
import { ObjectStore } from '../kubernetes/objectStore';
import { APPLICATIONS, notFound, type Applications } from './applications';
import type { ArgocdClient } from './argocdClient';
import { applicationQuery, argocdPath } from './argocdPath';
import { argocdProblem } from './argocdProblem';
import { listApplications } from './listApplications';
import { Remembered } from './remembered';

/** One list a minute, for all who look. */
const INTERVAL_MS = 60_000;
/** After a fault that may be over soon. */
const RETRY_MS = 15_000;
/** Who does not ask for so long does not look any more. */
const INTEREST_MS = 5 * 60_000;
/** One list was missed. */
const STALE_MS = 2 * INTERVAL_MS;
/** A page and what it loads mean the same moment. */
const LOOK_MS = 3_000;
const LOOK_LIMITS = {
  idleMs: 10_000,
  totalMs: 10_000,
  bytes: 8 * 1024 * 1024,
};
const LIST = { verb: 'list', resource: 'applications' } as const;
const LOOK = { verb: 'get', resource: 'applications' } as const;
const PASSING: readonly (SourceProblem['code'] | undefined)[] = [
  'serverError',
  'timedOut',
  'unreachable',
];
const STARTING: SourceProblem = {
  code: 'starting',
  ...LIST,
  message: 'The first look at Argo CD is still under way.',
};

type Key = Pick<ApplicationFacts, 'namespace' | 'name' | 'project'>;

const keyOf = ({ namespace, name }: { namespace: string; name: string }) =>
  `${namespace}/${name}`;

/** The applications of an Argo CD that is asked for its list, once a minute for as long as somebody looks. */
export class ListedApplications implements Applications {
  readonly isWatched = false;
  private readonly store = new ObjectStore(APPLICATIONS);
  private readonly looks: Remembered<Reading<ApplicationFacts>>;
  private askedAt = 0;
  private listedAt: number | undefined;
  private problem: SourceProblem | undefined;
  /** When an application was heard of by itself: a list that comes next may know less. */
  private readonly heardAt = new Map<string, number>();
  private running: Promise<void> | undefined;
  private listing: { begunAt: number; ended: Promise<void> } | undefined;

  constructor(
    private readonly options: {
      client: ArgocdClient;
      turns: Turns;
      logger: LoggerService;
      /** Name of the instance. */
      instance: string;
    },
  ) {
    const { clock } = options.client;
    this.looks = new Remembered({ clock, most: 1_000, keepMs: LOOK_MS });
  }

  async ready(withinMs: number): Promise<void> {
    this.want();
    const { listing } = this;
    const { clock, signal } = this.options.client;
    // Who was waited for once, and is silent, is not waited for again.
    if (!this.isOld() || !listing) return;
    if (clock.now() - listing.begunAt >= withinMs) return;
    const enough = new AbortController();
    const moment = sleep(
      clock,
      withinMs,
      AbortSignal.any([signal, enough.signal]),
    ).catch(() => {});
    await Promise.race([listing.ended, moment]);
    enough.abort();
  }

  list(): Reading<readonly ApplicationFacts[]> {
    return this.read(() => this.store.list());
  }

  listBy(index: string, value: string): Reading<readonly ApplicationFacts[]> {
    return this.read(() => this.store.listBy(index, value));
  }

  get(key: {
    namespace: string;
    name: string;
  }): Reading<ApplicationFacts | undefined> {
    return this.read(() => this.store.get(key.namespace, key.name));
  }

  look(app: Key): Promise<Reading<ApplicationFacts>> {
    this.want();
    return this.looks.get(keyOf(app), () => this.lookNow(app));
  }

  note(app: ApplicationFacts): void {
    this.hear(app);
    this.looks.forget(keyOf(app));
  }

  async close(): Promise<void> {
    await this.running;
  }

  private async lookNow(app: Key): Promise<Reading<ApplicationFacts>> {
    const { client } = this.options;
    try {
      const facts = applicationFacts(
        await client.readJson({
          path: argocdPath(['applications', app.name], applicationQuery(app)),
          limits: LOOK_LIMITS,
        }),
      );
      if (!facts || keyOf(facts) !== keyOf(app)) {
        throw new UpstreamError('invalidAnswer');
      }
      this.hear(facts);
      const observedAt = client.clock.now();
      return { status: 'ok', value: facts, observedAt, stale: false };
    } catch (error) {
      return this.lost(app, connectionFault(error));
    }
  }

  /** What was last seen, where it may still be seen; what is not there any more is forgotten. */
  private lost(app: Key, error: UpstreamError): Reading<ApplicationFacts> {
    const { fault } = error;
    const problem = argocdProblem(error, LOOK);
    if (fault === 'notFound' || fault === 'forbidden') {
      this.store.remove(app.namespace, app.name);
      return fault === 'notFound'
        ? notFound()
        : { status: 'unavailable', problem };
    }
    const known = this.store.get(app.namespace, app.name);
    return known && this.listedAt !== undefined
      ? {
          status: 'ok',
          value: known,
          observedAt: this.listedAt,
          stale: true,
          problem,
        }
      : { status: 'unavailable', problem };
  }

  private read<Value>(look: () => Value): Reading<Value> {
    this.want();
    const { listedAt, problem } = this;
    if (listedAt === undefined) {
      return { status: 'unavailable', problem: problem ?? STARTING };
    }
    const stale = this.isOld();
    return {
      status: 'ok',
      value: look(),
      observedAt: listedAt,
      stale,
      ...(stale && problem && { problem }),
    };
  }

  private isOld(): boolean {
    const { clock } = this.options.client;
    return clock.now() - (this.listedAt ?? -Infinity) >= STALE_MS;
  }

  /** Somebody looks. */
  private want(): void {
    const { clock, signal } = this.options.client;
    this.askedAt = clock.now();
    if (signal.aborted) return;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  private async run(): Promise<void> {
    const { clock, signal } = this.options.client;
    while (!signal.aborted && clock.now() - this.askedAt < INTEREST_MS) {
      const ended = this.refresh();
      this.listing = { begunAt: clock.now(), ended };
      await ended;
      this.listing = undefined;
      await sleep(clock, this.pause(), signal).catch(() => {});
    }
  }

  private pause(): number {
    const isPassing = PASSING.includes(this.problem?.code);
    return isPassing ? RETRY_MS : INTERVAL_MS;
  }

  private hear(app: ApplicationFacts): void {
    this.heardAt.set(keyOf(app), this.options.client.clock.now());
    this.store.put(app);
  }

  /** Argo CD lists out of a cache of its own, which is behind what it has just said of one application. */
  private isBehind(app: ApplicationFacts): boolean {
    const heardAt = this.heardAt.get(keyOf(app)) ?? -Infinity;
    if (this.options.client.clock.now() - heardAt >= INTERVAL_MS) return false;
    const known = this.store.get(app.namespace, app.name);
    return Number(known?.resourceVersion) > Number(app.resourceVersion);
  }

  /** One list. What fails leaves what was known. */
  private async refresh(): Promise<void> {
    const { client, turns } = this.options;
    const begunAt = client.clock.now();
    const seen = new Set<string>();
    try {
      await listApplications(client, turns, app => {
        seen.add(keyOf(app));
        if (!this.isBehind(app)) this.store.put(app);
      });
      for (const app of this.store.list()) {
        if (!seen.has(keyOf(app))) this.store.remove(app.namespace, app.name);
      }
      this.succeed(begunAt);
    } catch (error) {
      if (client.signal.aborted) return;
      this.fail(argocdProblem(connectionFault(error), LIST));
    }
  }

  private succeed(begunAt: number): void {
    const { logger, instance } = this.options;
    if (this.problem) logger.info(`Argo CD '${instance}' is read again.`);
    this.problem = undefined;
    this.listedAt = begunAt;
    for (const [key, at] of this.heardAt) {
      if (begunAt - at >= INTERVAL_MS) this.heardAt.delete(key);
    }
  }

  private fail(problem: SourceProblem): void {
    const { logger, instance } = this.options;
    if (problem.message !== this.problem?.message) {
      logger.warn(`Argo CD '${instance}': ${problem.message}`);
    }
    this.problem = problem;
  }
}
