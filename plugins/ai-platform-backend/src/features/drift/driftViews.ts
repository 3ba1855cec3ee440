import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { LRUCache } from 'lru-cache';
import type { DriftInputs } from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  ArgocdInstances,
  FoundApplication,
} from '../../argocd/argocdInstance';
import type { Clock } from '../../clock/clock';
import { Slots } from '../../http/slots';
import { applicationStates } from './applicationStates';
import type { DriftObserver, Observation } from './driftObserver';
import { driftTarget, type DriftTarget } from './driftTarget';
import { isUnderWay } from './isUnderWay';
import { logFault } from './logFault';

/** Younger than this, what was seen is the present. */
const FRESH_MS = 5_000;
/** The same where nothing differs, and a difference would be known without asking. */
const CALM_MS = 20_000;
/** Younger than this, it is shown while a new look is taken. */
const SHOWN_MS = 30_000;
/** Of the views' texts. */
const MOST_BYTES = 64 * 1024 * 1024;
/** What an entry takes beside its texts. */
const ENTRY_BYTES = 1_024;
/** New looks of which nobody waits for the answer. */
const AT_ONCE = 4;

interface Seen {
  /** Of the applications and workspaces that it shows. */
  ids: readonly string[];
  /** What was known of the applications then. */
  states: string;
  /** The view as JSON. */
  text: Buffer;
  /** When the next look may begin, in milliseconds since 1970. */
  dueAt: number;
}

/**
 * The views of entities as JSON, looked at once for all who look, and remembered for a while: at first as the present,
 * and then for as long as a new look takes that nobody waits for. Whether somebody may see one is decided before.
 */
export class DriftViews {
  private readonly seen: LRUCache<string, Seen>;
  private readonly looking = new Map<string, Promise<Buffer>>();
  private readonly renewing = new Map<string, Promise<void>>();
  private readonly slots = new Slots(AT_ONCE);
  private readonly closing = new AbortController();
  /** How often something was done that a look taken before does not know of. */
  private changes = 0;

  constructor(
    private readonly options: {
      observer: Pick<DriftObserver, 'look'>;
      argocd: Pick<ArgocdInstances, 'find'>;
      clock: Clock;
      logger: LoggerService;
    },
  ) {
    this.seen = new LRUCache({
      maxSize: MOST_BYTES,
      ttl: SHOWN_MS,
      ttlResolution: 0,
      perf: options.clock,
      sizeCalculation: ({ text, states }) =>
        text.length + 2 * states.length + ENTRY_BYTES,
    });
  }

  /** @throws what a look throws, where nothing is remembered */
  async get(entity: Entity): Promise<Buffer> {
    // An annotation that has changed leads to something else.
    const target = driftTarget(entity);
    const key = JSON.stringify([stringifyEntityRef(entity), target]);
    const known = this.seen.get(key);
    const states = applicationStates(this.applicationsOf(target));
    if (!known || known.states !== states) {
      return this.look(entity, key);
    }
    if (this.isDue(known)) this.renew(entity, key);
    return known.text;
  }

  /**
   * Runs what changes something about an application of an entity, after a look of its own. Whoever looks afterwards, at
   * whatever shares an application with the entity, sees what came of it.
   */
  async change<Result>(
    entity: Entity,
    application: string,
    run: (observation: Observation) => Promise<Result>,
  ): Promise<Result> {
    const { observer } = this.options;
    const observation = await observer.look(entity, 'page', application);
    try {
      return await run(observation);
    } finally {
      this.forget(observation.ids);
    }
  }

  /** Makes the next view of whatever shows one of the applications or workspaces wait for a new look. */
  forget(ids: readonly string[]): void {
    this.changes += 1;
    this.looking.clear();
    const changed = new Set(ids);
    for (const [key, seen] of [...this.seen.entries()]) {
      if (seen.ids.some(id => changed.has(id))) this.seen.delete(key);
    }
  }

  /** Begins no more looks that nobody waits for, and resolves when those under way have ended. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all(this.renewing.values());
  }

  /** What is known of the applications without asking. */
  private applicationsOf({ argocd }: DriftTarget): readonly FoundApplication[] {
    return argocd ? this.options.argocd.find(argocd).applications : [];
  }

  /** Whether all that there is are applications of which every change is heard. */
  private isWatched(
    target: DriftTarget,
    { flux, terraform }: DriftInputs,
  ): boolean {
    return (
      flux.length === 0 &&
      terraform.length === 0 &&
      this.applicationsOf(target).every(({ instance }) => instance.isWatched)
    );
  }

  private isDue({ dueAt }: Seen): boolean {
    return this.options.clock.now() >= dueAt;
  }

  /** One look for all who ask while it is taken. */
  private look(entity: Entity, key: string): Promise<Buffer> {
    const known = this.looking.get(key);
    if (known) return known;
    const looking = this.lookNow(entity, key).finally(() => {
      if (this.looking.get(key) === looking) this.looking.delete(key);
    });
    this.looking.set(key, looking);
    return looking;
  }

  private async lookNow(entity: Entity, key: string): Promise<Buffer> {
    const { observer, clock } = this.options;
    const { changes } = this;
    const at = clock.now();
    const { ids, inputs, view } = await observer.look(entity, 'page');
    const text = Buffer.from(JSON.stringify(view));
    // What is under way is another thing a moment later.
    if (changes === this.changes && !isUnderWay(inputs)) {
      const states = applicationStates(inputs.argocd);
      const isCalm =
        view.state === 'inSync' && this.isWatched(driftTarget(entity), inputs);
      const dueAt = at + (isCalm ? CALM_MS : FRESH_MS);
      const seen = { ids, states, text, dueAt };
      this.seen.set(key, seen, { start: at });
    }
    return text;
  }

  /** Begins a look that nobody waits for, as soon as there is room for it. */
  private renew(entity: Entity, key: string): void {
    if (this.renewing.has(key) || this.closing.signal.aborted) return;
    const renewing = this.slots
      .run(this.closing.signal, async () => {
        const known = this.seen.peek(key);
        // While it waited, somebody may have looked.
        if (known && this.isDue(known)) await this.look(entity, key);
      })
      .catch(error => this.noteFault(entity, key, error))
      .finally(() => this.renewing.delete(key));
    this.renewing.set(key, renewing);
  }

  private noteFault(entity: Entity, key: string, error: unknown): void {
    if (this.closing.signal.aborted) return;
    const { clock, logger } = this.options;
    const known = this.seen.peek(key);
    if (known) known.dueAt = clock.now() + FRESH_MS;
    logFault(logger, entity, error);
  }
}
