import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ClusterObject } from '../acceptance/support/clusterClient';
import { GPU_QUOTA_RESOURCES } from '../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import { ItemCutter } from '../plugins/ai-platform-backend/src/http/itemCutter';
import { ObjectStore } from '../plugins/ai-platform-backend/src/kubernetes/objectStore';
import type { WatchedResource } from '../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import { generatedObjects } from './heapObjects';
import { heapUsed } from './heapUsed';
import { answerQuestions } from './worker';

const PAGE = 500;
const PIECE_BYTES = 64 * 1024;

/** What is kept of one kind, read page by page as the reflector does. */
class Kept {
  readonly store: ObjectStore<ObjectFacts>;
  private page: ClusterObject[] = [];

  constructor(private readonly resource: WatchedResource) {
    this.store = new ObjectStore(resource);
  }

  add(object: ClusterObject): void {
    this.page.push(object);
    if (this.page.length === PAGE) this.read();
  }

  /** Reads the page that is not full, and makes the arrays that views ask for. */
  finish(): void {
    this.read();
    const namespaces = this.store.list().map(({ namespace }) => namespace);
    for (const namespace of new Set(namespaces)) this.store.list(namespace);
  }

  private read(): void {
    const bytes = Buffer.from(JSON.stringify({ items: this.page }));
    this.page = [];
    const cutter = new ItemCutter(item => {
      const facts = this.resource.project(item);
      if (facts) this.store.put(facts);
    });
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      cutter.feed(bytes.subarray(at, at + PIECE_BYTES));
    }
    cutter.end();
  }
}

answerQuestions(async ({ objects }: { objects: number }) => {
  const before = heapUsed();
  const kinds = new Map<string, Kept>(
    GPU_QUOTA_RESOURCES.map(resource => [resource.plural, new Kept(resource)]),
  );
  let rawBytes = 0;
  for (const { plural, object } of generatedObjects(objects)) {
    kinds.get(plural)?.add(object);
    rawBytes += JSON.stringify(object).length;
  }
  for (const kept of kinds.values()) kept.finish();
  const count = [...kinds.values()].reduce(
    (sum, { store }) => sum + store.size,
    0,
  );
  const bytes = heapUsed() - before;
  return { objects: count, bytes, rawBytes };
});
