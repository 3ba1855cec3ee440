import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Cluster } from './cluster';
import {
  objectPath,
  type ClusterClient,
  type ClusterObject,
} from './clusterClient';
import { aNamespace } from './clusterObjects';
import { eventually } from './eventually';

const GROUP = 'visibility.kueue.x-k8s.io';
const VERSION = 'v1beta2';
const PLACE = { namespace: 'kueue-system', name: 'kueue-visibility-server' };

/** A pending workload; its place in the queue is its place in the list. */
export interface PendingWorkload {
  namespace: string;
  name: string;
}

/**
 * Kueue's visibility API, which Kueue itself serves behind the real API server: that one lets a caller in, or not, and
 * passes the question on.
 */
export class VisibilityApi {
  private readonly server: Server;
  private readonly queues = new Map<string, readonly PendingWorkload[]>();

  private constructor(cluster: Cluster) {
    const pki = path.join(path.dirname(cluster.env.KUBECONFIG!), 'pki');
    const key = readFileSync(path.join(pki, 'apiserver.key'));
    this.server = createServer({ key, cert: cluster.ca }, (asked, answer) => {
      const body = this.answer(new URL(asked.url!, 'https://localhost'));
      answer.writeHead(body ? 200 : 404, {
        'content-type': 'application/json',
      });
      answer.end(JSON.stringify(body ?? {}));
    });
  }

  /** Serves it in the cluster; resolves when the API server passes questions on. */
  static async start(
    cluster: Cluster,
    client: ClusterClient,
  ): Promise<VisibilityApi> {
    const api = new VisibilityApi(cluster);
    await new Promise<void>(resolve => {
      api.server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = api.server.address() as AddressInfo;
    await client.apply(aNamespace(PLACE.namespace));
    await client.apply({
      ...{ apiVersion: 'v1', kind: 'Service', metadata: PLACE },
      spec: {
        ...{ type: 'ExternalName', externalName: 'localhost' },
        ports: [{ port }],
      },
    });
    const registration: ClusterObject = {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: `${VERSION}.${GROUP}` },
      spec: {
        ...{ group: GROUP, version: VERSION, insecureSkipTLSVerify: true },
        ...{ groupPriorityMinimum: 100, versionPriority: 100 },
        service: { ...PLACE, port },
      },
    };
    await client.apply(registration);
    await eventually(
      () => client.request('GET', objectPath(registration)),
      ({ body }) =>
        body.status?.conditions?.some(
          ({ type, status }: { type: string; status: string }) =>
            type === 'Available' && status === 'True',
        ),
    );
    return api;
  }

  /** What waits in the ClusterQueue, the next one first. */
  setQueue(clusterQueue: string, pending: readonly PendingWorkload[]): void {
    this.queues.set(clusterQueue, pending);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private answer({ pathname }: URL): object | undefined {
    const apiVersion = `${GROUP}/${VERSION}`;
    const base = `/apis/${apiVersion}`;
    if (pathname === base) {
      return {
        ...{ kind: 'APIResourceList', apiVersion: 'v1' },
        ...{ groupVersion: apiVersion, resources: [] },
      };
    }
    const [, name] =
      pathname.match(/\/clusterqueues\/([^/]+)\/pendingworkloads$/) ?? [];
    if (!name) return undefined;
    const items = (this.queues.get(name) ?? []).map((metadata, index) => ({
      metadata,
      localQueueName: 'queue',
      positionInClusterQueue: index,
      positionInLocalQueue: index,
      priority: 0,
    }));
    return { kind: 'PendingWorkloadsSummary', apiVersion, metadata: {}, items };
  }
}
