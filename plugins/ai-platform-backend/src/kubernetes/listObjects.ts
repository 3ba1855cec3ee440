import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ApiClient } from './apiClient';
import type { Turns } from '../clock/turns';
import { inPieces } from '../http/inPieces';
import { ItemCutter } from '../http/itemCutter';
import { asObject, metadataText, resourcePath } from './kubernetesObject';
import { ObjectStore } from './objectStore';
import type { WatchedResource } from './resourceReader';
import { UpstreamError } from '../http/upstreamError';

const SMALLEST_PAGE = 25;
const PAGE_LIMITS = {
  idleMs: 30_000,
  totalMs: 120_000,
  bytes: 8 * 1024 * 1024,
};
const METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json';

/** Objects that a page may have; it becomes smaller where pages turn out too large. */
export interface PageSize {
  objects: number;
}

/** What to list, and with what. */
export interface ListQuestion<Facts extends ObjectFacts> {
  api: ApiClient;
  turns: Turns;
  resource: WatchedResource<Facts>;
  version: string;
  pageSize: PageSize;
  signal: AbortSignal;
}

interface Page<Facts> {
  facts: Facts[];
  resourceVersion: string;
  next: string | undefined;
}

function pathOf<Facts extends ObjectFacts>(
  { resource, version, pageSize }: ListQuestion<Facts>,
  from: string | undefined,
): string {
  const query = new URLSearchParams({ limit: String(pageSize.objects) });
  if (from) query.set('continue', from);
  return `${resourcePath(resource, version)}?${query}`;
}

async function readPage<Facts extends ObjectFacts>(
  question: ListQuestion<Facts>,
  from: string | undefined,
): Promise<Page<Facts>> {
  const { api, turns, resource, signal } = question;
  const facts: Facts[] = [];
  const cutter = new ItemCutter(item => {
    const projected = resource.project(item);
    if (projected) facts.push(projected);
  });
  await api.read({
    path: pathOf(question, from),
    accept: resource.metadataOnly ? METADATA_LIST : 'application/json',
    limits: PAGE_LIMITS,
    signal,
    consume: chunk => inPieces(chunk, turns, piece => cutter.feed(piece)),
  });
  const envelope = asObject(cutter.end());
  const resourceVersion = metadataText(envelope, 'resourceVersion');
  if (!resourceVersion) throw new UpstreamError('invalidAnswer');
  return { facts, resourceVersion, next: metadataText(envelope, 'continue') };
}

async function readFittingPage<Facts extends ObjectFacts>(
  question: ListQuestion<Facts>,
  from: string | undefined,
): Promise<Page<Facts>> {
  const { pageSize } = question;
  for (;;) {
    try {
      return await readPage(question, from);
    } catch (error) {
      const isTooLarge =
        error instanceof UpstreamError && error.fault === 'tooLarge';
      if (!isTooLarge || pageSize.objects <= SMALLEST_PAGE) throw error;
      pageSize.objects = Math.max(
        SMALLEST_PAGE,
        Math.floor(pageSize.objects / 2),
      );
    }
  }
}

/**
 * Lists all objects of a kind, page by page, as of one version of the cluster. What is kept of them comes into a store of
 * its own: the one that is served stays as it is until this one is complete.
 *
 * @throws UpstreamError, or the signal's reason
 */
export async function listObjects<Facts extends ObjectFacts>(
  question: ListQuestion<Facts>,
): Promise<{ store: ObjectStore<Facts>; resourceVersion: string }> {
  const store = new ObjectStore(question.resource);
  let from: string | undefined;
  for (;;) {
    const page = await readFittingPage(question, from);
    for (const facts of page.facts) store.put(facts);
    if (!page.next) return { store, resourceVersion: page.resourceVersion };
    from = page.next;
  }
}
