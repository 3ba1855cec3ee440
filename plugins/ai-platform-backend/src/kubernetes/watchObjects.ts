import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import { parseJson } from '../http/parseJson';
import type { ApiClient } from './apiClient';
import { between } from './backoff';
import type { Turns } from '../clock/turns';
import {
  asObject,
  metadataText,
  resourcePath,
  type KubernetesObject,
} from './kubernetesObject';
import { LineSplitter } from './lineSplitter';
import type { WatchedResource } from './resourceReader';
import { UpstreamError } from '../http/upstreamError';

const LARGEST_LINE = 2 * 1024 * 1024;
// A server sends a bookmark about every minute.
const SILENCE_MS = 90_000;
const LIFE_SECONDS = { shortest: 300, longest: 600 };
const METADATA =
  'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';

/** What to watch, from where, and who listens. */
export interface WatchQuestion<Facts extends ObjectFacts> {
  api: ApiClient;
  turns: Turns;
  resource: WatchedResource<Facts>;
  version: string;
  /** Changes after this version of the cluster. */
  from: string;
  random: () => number;
  signal: AbortSignal;
  onOpen(): void;
  onChange(change: 'put' | 'delete', object: KubernetesObject): void;
  /** All changes up to this version have come. */
  onVersion(resourceVersion: string): void;
}

function pathOf<Facts extends ObjectFacts>({
  resource,
  version,
  from,
  random,
}: WatchQuestion<Facts>): string {
  const seconds = between(random, LIFE_SECONDS.shortest, LIFE_SECONDS.longest);
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: from,
    timeoutSeconds: String(Math.round(seconds)),
  });
  return `${resourcePath(resource, version)}?${query}`;
}

function faultOf(status: KubernetesObject): UpstreamError {
  const { code } = status as { code?: unknown };
  if (code === 410) return new UpstreamError('expired');
  if (code === 401) return new UpstreamError('unauthenticated');
  if (code === 403) return new UpstreamError('forbidden');
  return new UpstreamError(code === 429 ? 'throttled' : 'serverError');
}

const CHANGES: Record<string, 'put' | 'delete'> = {
  ADDED: 'put',
  MODIFIED: 'put',
  DELETED: 'delete',
};

function take<Facts extends ObjectFacts>(
  line: Buffer,
  { onChange, onVersion }: WatchQuestion<Facts>,
): void {
  const { type, object: sent } = (parseJson(line) ?? {}) as {
    type?: unknown;
    object?: unknown;
  };
  const object = asObject(sent);
  if (typeof type !== 'string' || !object) {
    throw new UpstreamError('invalidAnswer');
  }
  if (type === 'ERROR') throw faultOf(object);
  if (Object.hasOwn(CHANGES, type)) onChange(CHANGES[type], object);
  const resourceVersion = metadataText(object, 'resourceVersion');
  if (resourceVersion) onVersion(resourceVersion);
}

/**
 * Watches the objects of a kind until the server ends the watch, which is nothing bad: it was asked to, after five to ten
 * minutes.
 *
 * @throws UpstreamError, or the signal's reason
 */
export async function watchObjects<Facts extends ObjectFacts>(
  question: WatchQuestion<Facts>,
): Promise<void> {
  const { api, turns, resource, signal, onOpen } = question;
  const lines = new LineSplitter(LARGEST_LINE, line => take(line, question));
  await api.read({
    path: pathOf(question),
    accept: resource.metadataOnly ? METADATA : 'application/json',
    limits: { idleMs: SILENCE_MS },
    signal,
    onOpen,
    consume: async chunk => {
      await turns.take();
      lines.feed(chunk);
    },
  });
  if (lines.isWithinLine) throw new UpstreamError('unreachable');
}
