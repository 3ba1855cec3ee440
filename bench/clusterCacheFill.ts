import {
  collectionPath,
  objectPath,
  type ClusterAnswer,
  type ClusterClient,
  type ClusterObject,
} from '../acceptance/support/clusterClient';
import { inParallel } from '../acceptance/support/inParallel';
import { installKueue } from '../acceptance/support/kueueObjects';
import { aNode } from './clusterCacheNodes';
import {
  allWork,
  ownerOf,
  podsOf,
  runningStatus,
  type Work,
} from './clusterCachePods';
import type { ClusterSize } from './clusterCacheScale';
import {
  sharedQueueObjects,
  teamNamespace,
  teamQueueObjects,
  teamQuota,
} from './clusterCacheTeams';

const AT_A_TIME = 32;
const TRIES = 5;

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Makes the objects of the benchmark directly through the API, the status of pods and owners too. */
export class ClusterFill {
  constructor(
    private readonly client: ClusterClient,
    private readonly size: ClusterSize,
  ) {}

  async run(): Promise<void> {
    const { client, size } = this;
    await installKueue(client);
    const teams = upTo(size.namespaces);
    await this.each(teams, team => this.create(teamNamespace(team)));
    await this.each(teams, team => this.create(teamQuota(team)));
    await this.each(upTo(size.nodes), node => this.create(aNode(node)));
    await this.each(sharedQueueObjects(), object => this.create(object));
    await this.each(teams.flatMap(teamQueueObjects), object =>
      this.createWithStatus(object),
    );
    await this.each(allWork(size), work => this.createWork(work));
  }

  private async createWork(work: Work): Promise<void> {
    const owner = ownerOf(work);
    const made = owner && (await this.createWithStatus(owner));
    for (const pod of podsOf(work, this.size, made?.metadata.uid)) {
      await this.createWithStatus({ ...pod, status: runningStatus(pod) });
    }
  }

  private async createWithStatus(object: ClusterObject): Promise<any> {
    const { status, ...rest } = object;
    const made = await this.create(rest as ClusterObject);
    if (status) {
      await this.accepted(`Status of ${objectPath(object)}`, () =>
        this.client.request('PATCH', `${objectPath(object)}/status`, {
          status,
        }),
      );
    }
    return made;
  }

  private create(object: ClusterObject): Promise<any> {
    const path = collectionPath(object, object.metadata.namespace);
    return this.accepted(objectPath(object), () =>
      this.client.request('POST', path, object),
    );
  }

  // Changes of a quota that two requests make at once are asked for again.
  private async accepted(
    what: string,
    ask: () => Promise<ClusterAnswer>,
  ): Promise<any> {
    for (let tries = 1; ; tries += 1) {
      const { status, body } = await ask();
      if (status < 300) return body;
      if (tries === TRIES || status === 422) {
        throw new Error(`${what}: ${status} ${body.message ?? body}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100 * tries));
    }
  }

  private async each<Item>(
    items: readonly Item[],
    work: (item: Item) => Promise<unknown>,
  ): Promise<void> {
    await inParallel(items, work, AT_A_TIME);
  }
}
