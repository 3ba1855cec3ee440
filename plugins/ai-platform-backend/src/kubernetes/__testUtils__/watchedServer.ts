import assert from 'node:assert/strict';
import type { SourceProblemCode } from '@flagstone/backstage-plugin-ai-platform-common';
import { WatchCache, type WatchCacheOptions } from '../watchCache';
import { FakeApiServer } from './fakeApiServer';
import { fastClock } from '../../clock/__testUtils__/clocks';
import {
  aCluster,
  aThing,
  eventually,
  THINGS,
  THINGS_PATH,
} from './fakeCluster';
import { RecordingLogger } from './recordingLogger';

export const TOKEN = 'CANARY-token';
const SECRET = /CANARY|127\.0\.0\.1|localhost/;

/** A server with the things a, b and c, and a cache that watches it and is watched itself. */
export class WatchedServer {
  readonly server = new FakeApiServer();
  readonly logger = new RecordingLogger();
  /** The fewest objects that were ever served. */
  smallest = Infinity;
  cache!: WatchCache;
  private readonly rejections: unknown[] = [];

  async start(options: Partial<WatchCacheOptions> = {}): Promise<void> {
    process.on('unhandledRejection', this.onRejection);
    this.server.tokens = [TOKEN];
    await this.server.start();
    this.server.serve(THINGS_PATH);
    for (const name of ['a', 'b', 'c']) {
      this.server.put(THINGS_PATH, aThing(name));
    }
    this.cache = this.createCache(options);
  }

  createCache(options: Partial<WatchCacheOptions> = {}): WatchCache {
    return new WatchCache({
      clusters: [aCluster(this.server.url, () => TOKEN)],
      logger: this.logger,
      clock: fastClock,
      random: () => 0,
      ...options,
    });
  }

  /** @throws Error where a promise was rejected unheard, or something was said that must not be */
  async stop(): Promise<void> {
    const said = `${this.logger.lines} ${JSON.stringify(this.cache.status())}`;
    await this.cache.close();
    await this.server.stop();
    process.off('unhandledRejection', this.onRejection);
    if (this.rejections.length > 0) throw this.rejections[0];
    if (SECRET.test(said)) throw new Error(`This was said: ${said}`);
  }

  reading() {
    return this.cache.clusters()[0].list(THINGS);
  }

  /** Names of the things that the cache serves. */
  names(): string[] {
    const reading = this.reading();
    const value = reading.status === 'ok' ? reading.value : [];
    this.smallest = Math.min(this.smallest, value.length);
    return value.map(({ name }) => name).sort();
  }

  kind() {
    return this.cache.status().clusters[0].resources[0];
  }

  /** The first look is over, well or not. */
  async isAnswered(): Promise<void> {
    await this.cache.ready([THINGS], { clusters: ['dev'], withinMs: 1e7 });
  }

  async isWatching(): Promise<void> {
    await this.isAnswered();
    await eventually(() => assert.equal(this.server.openWatches, 1));
    this.smallest = Infinity;
  }

  async hasProblem(code: SourceProblemCode): Promise<void> {
    await eventually(() => {
      this.names();
      assert.equal(this.kind().problem?.code, code);
    });
  }

  /** The cache serves what the server has, and is up to date. */
  async recovers(): Promise<void> {
    await eventually(() => {
      const names = this.server
        .objects(THINGS_PATH)
        .map(({ metadata }) => metadata.name);
      assert.deepEqual(this.names(), names.sort());
      assert.equal(this.kind().problem, undefined);
      const reading = this.reading();
      assert(reading.status === 'ok' && !reading.stale);
    });
  }

  private readonly onRejection = (reason: unknown) => {
    this.rejections.push(reason);
  };
}
