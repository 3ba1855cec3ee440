import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  ClusterReader,
  WatchedResource,
} from '../../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import { titleOf } from './freshFacts';

const EVERY_MS = 5;

const keyOf = ({ namespace, name }: ObjectFacts) => `${namespace}/${name}`;

/**
 * Looks at the served view all the time, as users do, and remembers what was missing from it: an object that was in it and
 * that nobody has deleted.
 */
export class ViewGuard {
  private readonly losses = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private looks = 0;

  /** @param kept - what must stay in the view; by default all that is in it now */
  constructor(
    private readonly reader: ClusterReader,
    private readonly kept: ReadonlyMap<WatchedResource, ReadonlySet<string>>,
  ) {
    this.timer = setInterval(() => this.look(), EVERY_MS);
    // A test that fails does not stop it.
    this.timer.unref();
  }

  /** Guards all that the reader has of the resources now. */
  static over(
    reader: ClusterReader,
    resources: readonly WatchedResource[],
  ): ViewGuard {
    return new ViewGuard(
      reader,
      new Map(resources.map(resource => [resource, keysIn(reader, resource)])),
    );
  }

  look(): void {
    this.looks += 1;
    for (const [resource, keys] of this.kept) {
      const seen = keysIn(this.reader, resource);
      for (const key of keys) {
        if (!seen.has(key)) this.losses.add(`${titleOf(resource)} ${key}`);
      }
    }
  }

  /** Ends it. What was missing at any look; fails where nobody has looked. */
  stop(): string[] {
    clearInterval(this.timer);
    if (this.looks === 0) throw new Error('The view was never looked at');
    return [...this.losses];
  }
}

function keysIn(
  reader: ClusterReader,
  resource: WatchedResource,
): ReadonlySet<string> {
  const reading = reader.list(resource);
  return new Set(reading.status === 'ok' ? reading.value.map(keyOf) : []);
}
