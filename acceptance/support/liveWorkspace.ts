import {
  emitWorkspace,
  LABELS,
  type EmittedFile,
  type Workspace,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { parse } from 'yaml';
import type { KubernetesObject } from './apiServer';
import {
  collectionPath,
  objectPath,
  type ClusterAnswer,
  type ClusterClient,
  type ClusterObject,
} from './clusterClient';
import { emittedObjects } from './emittedObjects';
import { eventually } from './eventually';

const QUOTA = { apiVersion: 'v1', kind: 'ResourceQuota' };
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace' };

// The namespace before what lies in it.
function byDependency(a: ClusterObject, b: ClusterObject): number {
  return Number(b.kind === 'Namespace') - Number(a.kind === 'Namespace');
}

// Kubernetes wants the limit of a device to be what is requested.
function devicesOf(requests: Record<string, string>): Record<string, string> {
  const devices = Object.entries(requests).filter(([key]) => key.includes('/'));
  return Object.fromEntries(devices);
}

/** A workspace as it is on a real cluster. */
export class LiveWorkspace {
  readonly files: readonly EmittedFile[];

  constructor(
    private readonly client: ClusterClient,
    readonly workspace: Workspace,
  ) {
    this.files = emitWorkspace(workspace);
  }

  /** Everything that GitOps controllers read of it. */
  get objects(): KubernetesObject[] {
    return emittedObjects(this.files);
  }

  /** The catalog entity, as the card's backend gets it. */
  get entity() {
    return parse(this.fileAt('/catalog-info.yaml'));
  }

  fileAt(end: string): string {
    const file = this.files.find(({ path }) => path.endsWith(end));
    if (!file) throw new Error(`No file ends in ${end}`);
    return file.content;
  }

  /** Applies the manifests as they were emitted: on the server, and no field that it does not know. */
  async apply(): Promise<void> {
    const manifests: ClusterObject[] = this.files
      .filter(({ path }) => path.includes('/manifests/'))
      .map(({ content }) => parse(content));
    const query = '?fieldManager=flagstone-acceptance&fieldValidation=Strict';
    for (const object of manifests.sort(byDependency)) {
      const path = objectPath(object) + query;
      const { status, body } = await this.client.request('APPLY', path, object);
      if (status >= 300) throw new Error(`${object.kind}: ${body.message}`);
    }
  }

  /** The namespaces and quotas of the cluster that carry the workspace's label. */
  async found(): Promise<{ namespaces: any[]; quotas: any[] }> {
    const selector = `labelSelector=${LABELS.workspace}%3D${this.workspace.metadata.name}`;
    const list = async (kind: typeof QUOTA) => {
      const path = `${collectionPath(kind)}?${selector}`;
      return (await this.client.request('GET', path)).body.items;
    };
    return { namespaces: await list(NAMESPACE), quotas: await list(QUOTA) };
  }

  /** What the quota controller says is used, once it says what is wanted. */
  async used(wanted: Record<string, string>): Promise<Record<string, string>> {
    return eventually(
      async () => (await this.found()).quotas[0]?.status?.used ?? {},
      used => Object.entries(wanted).every(([key, text]) => used[key] === text),
    );
  }

  /** Asks for a pod in the namespace, and gives the answer of the API server. */
  async askForPod(
    name: string,
    requests: Record<string, string>,
  ): Promise<ClusterAnswer> {
    const { namespace } = this.workspace.spec;
    const pod: ClusterObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace, name },
      spec: {
        containers: [
          {
            name: 'main',
            image: 'example',
            resources: { requests, limits: devicesOf(requests) },
          },
        ],
        tolerations: [{ operator: 'Exists' }],
      },
    };
    const path = collectionPath(pod, namespace);
    // A new namespace has no service account for a moment.
    return eventually(
      () => this.client.request('POST', path, pod),
      ({ body }) => !/service ?account/i.test(body.message ?? ''),
    );
  }
}
