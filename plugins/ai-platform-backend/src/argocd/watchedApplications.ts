import type {
  ApplicationFacts,
  Reading,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  ClusterReader,
  ResourceReader,
} from '../kubernetes/resourceReader';
import { APPLICATIONS, notFound, type Applications } from './applications';

/** The applications of an Argo CD whose cluster is watched: always as they are, without a question. */
export class WatchedApplications implements Applications {
  readonly isWatched = true;
  constructor(
    private readonly cluster: ClusterReader,
    private readonly reader: ResourceReader,
  ) {}

  ready(withinMs: number): Promise<void> {
    const clusters = [this.cluster.description.name];
    return this.reader.ready([APPLICATIONS], { clusters, withinMs });
  }

  list(): Reading<readonly ApplicationFacts[]> {
    return this.cluster.list(APPLICATIONS);
  }

  listBy(index: string, value: string): Reading<readonly ApplicationFacts[]> {
    return this.cluster.listBy(APPLICATIONS, index, value);
  }

  get(key: {
    namespace: string;
    name: string;
  }): Reading<ApplicationFacts | undefined> {
    return this.cluster.get(APPLICATIONS, key);
  }

  async look({
    namespace,
    name,
  }: Pick<ApplicationFacts, 'namespace' | 'name'>): Promise<
    Reading<ApplicationFacts>
  > {
    const reading = this.get({ namespace, name });
    if (reading.status !== 'ok') return reading;
    const { value, ...rest } = reading;
    return value ? { ...rest, value } : notFound();
  }

  /** The watch says it as well. */
  note(): void {}

  /** The reader is closed by those who made it. */
  async close(): Promise<void> {}
}
