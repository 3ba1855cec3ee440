import type {
  ObjectFacts,
  Reading,
  SourceProblem,
  StatusView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { Freshness } from './freshness';
import {
  metadataText,
  resourceName,
  type KubernetesObject,
} from './kubernetesObject';
import { ObjectStore } from './objectStore';
import type { WatchedResource } from './resourceReader';

type ResourceStatus = StatusView['clusters'][number]['resources'][number];

/** What a reflector has found out: the objects, how true they are, and what stands in the way. */
export class KeptObjects<Facts extends ObjectFacts> {
  readonly freshness: Freshness;
  /** Resolves when the cluster has answered for the first time, or failed to. */
  readonly answered: Promise<void>;
  private resolveAnswered = () => {};
  private isAnswered = false;
  private store: ObjectStore<Facts>;
  private version: string | undefined;
  private problem: SourceProblem | undefined;
  private isAbsent = false;
  private restarts = 0;

  constructor(
    private readonly resource: WatchedResource<Facts>,
    now: () => number,
  ) {
    this.store = new ObjectStore(resource);
    this.freshness = new Freshness(now);
    this.answered = new Promise(resolve => {
      this.resolveAnswered = resolve;
    });
  }

  get hasAnswered(): boolean {
    return this.isAnswered;
  }

  /** Number of objects. */
  get size(): number {
    return this.store.size;
  }

  read<Value>(look: (store: ObjectStore<Facts>) => Value): Reading<Value> {
    const reading = this.freshness.reading(
      () => look(this.store),
      () => this.problem ?? this.starting(),
    );
    return reading.status === 'ok' && this.isHindered(reading.stale)
      ? { ...reading, problem: this.problem }
      : reading;
  }

  /** The list is complete: from now on it is what is served. */
  replace(store: ObjectStore<Facts>, version: string): void {
    this.store = store;
    this.version = version;
    this.isAbsent = false;
    this.freshness.prove();
    this.freshness.close();
    this.answer();
  }

  /** The cluster serves no such kind, which is known until it is looked at again. */
  absent(): void {
    this.store = new ObjectStore(this.resource);
    this.version = undefined;
    this.problem = undefined;
    this.isAbsent = true;
    this.freshness.open();
    this.answer();
  }

  /** The watch is open; true where it ends a problem. */
  opened(): boolean {
    const hadProblem = this.problem !== undefined;
    this.problem = undefined;
    this.freshness.open();
    return hadProblem;
  }

  change(change: 'put' | 'delete', object: KubernetesObject): void {
    const name = metadataText(object, 'name');
    if (!name) return;
    const facts = change === 'put' ? this.resource.project(object) : undefined;
    if (facts) this.store.put(facts);
    else this.store.remove(metadataText(object, 'namespace') ?? '', name);
  }

  /** What was known stays readable. True where the problem is not the one that there was. */
  fail(problem: SourceProblem): boolean {
    const isNew = problem.message !== this.problem?.message;
    this.problem = problem;
    this.isAbsent = false;
    this.freshness.close();
    this.answer();
    return isNew;
  }

  /** The reading begins again. */
  restart(): void {
    this.restarts += 1;
  }

  status(): ResourceStatus {
    const { observedAt } = this.freshness;
    return {
      resource: resourceName(this.resource),
      ...(this.version && { version: this.version }),
      state: this.state(),
      objects: this.store.size,
      ...(observedAt !== undefined && {
        lastSyncAt: new Date(observedAt).toISOString(),
      }),
      restarts: this.restarts,
      ...(this.problem && { problem: this.problem }),
    };
  }

  private state(): ResourceStatus['state'] {
    if (this.freshness.observedAt === undefined) {
      return this.problem ? 'failed' : 'starting';
    }
    if (this.freshness.isStale) return 'stale';
    return this.isAbsent ? 'absent' : 'live';
  }

  // A connection that breaks and comes back is not worth a word; a right that is missing does not come back by itself.
  private isHindered(isStale: boolean): boolean {
    return (
      this.problem !== undefined &&
      (isStale || this.problem.code === 'forbidden')
    );
  }

  private answer(): void {
    this.isAnswered = true;
    this.resolveAnswered();
  }

  private starting(): SourceProblem {
    return {
      code: 'starting',
      resource: resourceName(this.resource),
      verb: 'list',
      message: 'The first look at the cluster is still under way.',
    };
  }
}
