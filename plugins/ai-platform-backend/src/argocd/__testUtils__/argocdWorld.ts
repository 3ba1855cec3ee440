import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { ManualClock } from '../../clock/__testUtils__/clocks';
import { InMemoryReader } from '../../kubernetes/__testUtils__/inMemoryReader';
import { eventually } from '../../kubernetes/__testUtils__/fakeCluster';
import { RecordingLogger } from '../../kubernetes/__testUtils__/recordingLogger';
import type { ArgocdInstance, ArgocdInstances } from '../argocdInstance';
import { createArgocdInstances } from '../createArgocdInstances';
import { FakeArgocd } from './fakeArgocd';

export const TOKEN = 'CANARY-token';

/** One Argo CD and what reads it; it looks for secrets in what is said. */
export class ArgocdWorld {
  readonly logger = new RecordingLogger();
  readonly clock = new ManualClock();
  instances!: ArgocdInstances;
  private readonly rejections: unknown[] = [];

  constructor(
    readonly server = new FakeArgocd(),
    readonly reader = new InMemoryReader(),
  ) {}

  async start(rest: JsonObject = { token: TOKEN }): Promise<void> {
    process.on('unhandledRejection', this.onRejection);
    await this.server.start();
    this.server.tokens = [TOKEN];
    const instances = [{ name: 'main', url: this.server.url, ...rest }];
    const data = {
      argocd: { appLocatorMethods: [{ type: 'config', instances }] },
    };
    this.instances = createArgocdInstances({
      config: mockServices.rootConfig({ data }),
      logger: this.logger,
      clock: this.clock,
      reader: this.reader,
    });
  }

  /** @throws Error where a promise was rejected unheard, or something was said that must not be */
  async stop(): Promise<void> {
    await this.instances.close();
    await this.server.stop();
    process.off('unhandledRejection', this.onRejection);
    if (this.rejections.length > 0) throw this.rejections[0];
    const said = this.logger.lines.join('\n');
    if (/CANARY|127\.0\.0\.1/.test(said)) throw new Error(`Said: ${said}`);
  }

  get instance(): ArgocdInstance {
    return this.instances.all()[0];
  }

  /** The first list is over, well or not. */
  async isListed(): Promise<void> {
    await this.instance.ready(1e7);
  }

  /** What comes of a question that the server leaves without an answer, when patience is lost. */
  async timesOut<Value>(asked: Promise<Value>): Promise<Value> {
    const { length } = this.server.requests;
    await eventually(() => {
      if (this.server.requests.length <= length) throw new Error('Not asked');
    });
    this.clock.advance(120_000);
    return asked;
  }

  /** The application as it is listed. */
  app(name: string) {
    const reading = this.instance.applications();
    const found =
      reading.status === 'ok' &&
      reading.value.find(candidate => candidate.name === name);
    if (!found) throw new Error(`There is no application '${name}'`);
    return found;
  }

  private readonly onRejection = (reason: unknown) => {
    this.rejections.push(reason);
  };
}
