import { createHash } from 'node:crypto';
import {
  managedResourceFacts,
  type ApplicationFacts,
  type ManagedResourceFacts,
  type Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { LRUCache } from 'lru-cache';
import type { Turns } from '../clock/turns';
import { inPieces } from '../http/inPieces';
import { ItemCutter } from '../http/itemCutter';
import { Slots } from '../http/slots';
import {
  connectionFault,
  UpstreamError,
  type Fault,
} from '../http/upstreamError';
import type { ArgocdClient } from './argocdClient';
import { applicationQuery, argocdPath } from './argocdPath';
import { argocdProblem } from './argocdProblem';
import { fieldOf } from './fieldOf';

const LIMITS = {
  idleMs: 15_000,
  totalMs: 20_000,
  bytes: 32 * 1024 * 1024,
};
const AT_ONCE = 6;
const MOST_APPLICATIONS = 2_000;
/** Of the answers' text; what is kept of it takes a few times as much. */
const MOST_BYTES = 64 * 1024 * 1024;
/**
 * What changes in a resource that differs already does not change its Application. Less than the views of pages are kept
 * for, so that the next look of one always sees what came after the last.
 */
const DIFFERS_MS = 2_000;
/** Even of an application that is in sync: what it ignores may change. */
const IN_SYNC_MS = 10 * 60_000;
const QUESTION = { verb: 'get', resource: 'managed-resources' } as const;
/** Faults that say nothing about what was known before. */
const PASSING: readonly Fault[] = [
  'serverError',
  'throttled',
  'timedOut',
  'unreachable',
];

interface Resource {
  digest: string;
  facts: ManagedResourceFacts;
}

interface Kept {
  /** What the Application said when it was read. */
  version: string;
  readAt: number;
  bytes: number;
  resources: ReadonlyMap<string, Resource>;
  facts: readonly ManagedResourceFacts[];
}

const keyOf = ({ namespace, name }: ApplicationFacts) => `${namespace}/${name}`;

/** Changes when Argo CD has compared the application anew and found something else. */
const versionOf = ({
  resourceVersion,
  reconciledAt,
  revisions,
}: ApplicationFacts) =>
  JSON.stringify([resourceVersion, reconciledAt, revisions]);

function digestOf(item: unknown): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('base64');
}

/** Names of a resource, for finding what was kept of it. */
function nameOf(item: unknown): string {
  const parts = ['group', 'kind', 'namespace', 'name'];
  return JSON.stringify(parts.map(part => fieldOf(item, part)));
}

/**
 * Reads how Argo CD compares the resources of applications. An answer is kept until the application says that something
 * has changed; a resource that is as it was stays the same object, so that what was derived from it holds.
 */
export class ManagedResources {
  private readonly kept = new LRUCache<string, Kept>({
    max: MOST_APPLICATIONS,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes),
  });
  private readonly asked = new Map<
    string,
    Promise<Reading<readonly ManagedResourceFacts[]>>
  >();
  private readonly slots = new Slots(AT_ONCE);

  constructor(
    private readonly client: ArgocdClient,
    private readonly turns: Turns,
  ) {}

  async get(
    app: ApplicationFacts,
  ): Promise<Reading<readonly ManagedResourceFacts[]>> {
    const key = keyOf(app);
    const known = this.kept.get(key);
    if (known && this.holds(known, app)) return reading(known, false);
    const question = `${key}\n${versionOf(app)}`;
    const asked = this.asked.get(question);
    if (asked) return asked;
    const asking = this.ask(app).finally(() => this.asked.delete(question));
    this.asked.set(question, asking);
    return asking;
  }

  /** Makes the next question go to Argo CD. */
  forget(app: ApplicationFacts): void {
    const known = this.kept.get(keyOf(app));
    if (known) known.version = '';
  }

  private holds({ version, readAt }: Kept, app: ApplicationFacts): boolean {
    const age = this.client.clock.now() - readAt;
    return (
      version === versionOf(app) &&
      age < (app.sync === 'synced' ? IN_SYNC_MS : DIFFERS_MS)
    );
  }

  private async ask(
    app: ApplicationFacts,
  ): Promise<Reading<readonly ManagedResourceFacts[]>> {
    const key = keyOf(app);
    try {
      const kept = await this.slots.run(this.client.signal, () =>
        this.read(app, this.kept.get(key)),
      );
      this.kept.set(key, kept);
      return reading(kept, false);
    } catch (error) {
      const fault = connectionFault(error);
      const problem = argocdProblem(fault, QUESTION);
      const known = this.kept.get(key);
      return known && PASSING.includes(fault.fault)
        ? { ...reading(known, true), problem }
        : { status: 'unavailable', problem };
    }
  }

  private async read(
    app: ApplicationFacts,
    before: Kept | undefined,
  ): Promise<Kept> {
    const readAt = this.client.clock.now();
    const resources = new Map<string, Resource>();
    const waiting: unknown[] = [];
    const cutter = new ItemCutter(item => waiting.push(item));
    let bytes = 0;
    await this.client.read(
      {
        path: argocdPath(
          ['applications', app.name, 'managed-resources'],
          applicationQuery(app),
        ),
        limits: LIMITS,
      },
      async chunk => {
        bytes += chunk.byteLength;
        await inPieces(chunk, this.turns, piece => cutter.feed(piece));
        for (const item of waiting.splice(0)) {
          await this.turns.take();
          const name = nameOf(item);
          resources.set(name, project(item, before?.resources.get(name)));
        }
      },
    );
    checkEnvelope(cutter.end());
    const facts = [...resources.values()].map(resource => resource.facts);
    return { version: versionOf(app), readAt, bytes, resources, facts };
  }
}

function reading(
  { facts, readAt }: Kept,
  stale: boolean,
): Extract<Reading<readonly ManagedResourceFacts[]>, { status: 'ok' }> {
  return { status: 'ok', value: facts, observedAt: readAt, stale };
}

/** @throws UpstreamError where it is not understood: what is left out would seem to be in sync */
function project(item: unknown, before: Resource | undefined): Resource {
  const digest = digestOf(item);
  if (before?.digest === digest) return before;
  const facts = managedResourceFacts(item);
  if (!facts) throw new UpstreamError('invalidAnswer');
  return { digest, facts };
}

/** An application without resources has an answer without items. */
function checkEnvelope(envelope: unknown): void {
  if (typeof envelope !== 'object' || envelope === null) {
    throw new UpstreamError('invalidAnswer');
  }
  if (Array.isArray(envelope)) throw new UpstreamError('invalidAnswer');
}
