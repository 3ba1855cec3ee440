import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { CRDS, type Cluster } from './cluster';
import { inParallel } from './inParallel';

/** A kind of object at a version. */
export interface Kind {
  apiVersion: string;
  kind: string;
}

/** An object as text, as it stands in the file that it comes from. */
export interface KubernetesObject extends Kind {
  name: string;
  namespace?: string;
  yaml: string;
}

interface Resource {
  kind: string;
  name: string;
  namespaced: boolean;
}

interface Answer {
  status: number;
  body: string;
}

interface CrdIndexEntry {
  group: string;
  kind: string;
  file: string;
}

const FIELD_MANAGER = 'flagstone-acceptance';
const AT_A_TIME = 16;

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}

/**
 * The real API server, asked as kubectl asks it for `apply --server-side --validate=strict`, but many
 * objects at a time: kubectl takes 50 ms for each, the server less than five.
 */
export class ApiServer {
  private readonly agent: Agent;
  private readonly resources = new Map<string, Promise<Resource[]>>();

  constructor(private readonly cluster: Cluster) {
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: AT_A_TIME,
      ca: cluster.ca,
    });
  }

  close(): void {
    this.agent.destroy();
  }

  /** Installs the definitions of those kinds that the kit has one for, and waits until they are served. */
  async install(kinds: readonly Kind[]): Promise<void> {
    const index: CrdIndexEntry[] = JSON.parse(
      readFileSync(path.join(CRDS, 'index.json'), 'utf8'),
    );
    const wanted = new Set(
      kinds.map(({ apiVersion, kind }) => `${groupOf(apiVersion)}/${kind}`),
    );
    const entries = index.filter(({ group, kind }) =>
      wanted.has(`${group}/${kind}`),
    );
    const files = [...new Set(entries.map(({ file }) => file))];
    await inParallel(
      files,
      async file => {
        const name = path.basename(file, path.extname(file));
        const yaml = readFileSync(path.join(CRDS, file), 'utf8');
        const url = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
        await this.patch(url, yaml);
        await this.established(url);
      },
      AT_A_TIME,
    );
    this.resources.clear();
  }

  /** Creates a namespace, or leaves it as it is. */
  async createNamespace(name: string): Promise<void> {
    const yaml = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
    const { status, body } = await this.patch(
      `/api/v1/namespaces/${name}`,
      yaml,
    );
    if (status >= 300) throw new Error(`Namespace ${name}: ${body}`);
  }

  /**
   * What the server says against the objects, in their order: nothing for one that it would accept.
   * Nothing is stored.
   */
  async refusals(
    objects: readonly KubernetesObject[],
  ): Promise<Array<string | undefined>> {
    return inParallel(objects, object => this.refusal(object), AT_A_TIME);
  }

  /** True for a kind that lies in namespaces; undefined for one that the server does not know. */
  async isNamespaced(kind: Kind): Promise<boolean | undefined> {
    return (await this.resource(kind))?.namespaced;
  }

  private async refusal(object: KubernetesObject): Promise<string | undefined> {
    const resource = await this.resource(object);
    const title = `${object.apiVersion} ${object.kind} ${object.name}`;
    if (!resource) return `${title}: the server does not know this kind`;
    if (resource.namespaced !== (object.namespace !== undefined)) {
      return `${title}: ${resource.namespaced ? 'has no' : 'has a'} namespace`;
    }
    const folder = object.namespace ? `/namespaces/${object.namespace}` : '';
    const url = `${groupPath(object.apiVersion)}${folder}/${resource.name}/${
      object.name
    }`;
    const { status, body } = await this.patch(url, object.yaml, '&dryRun=All');
    return status < 300 ? undefined : `${title}: ${messageOf(body)}`;
  }

  private async resource({
    apiVersion,
    kind,
  }: Kind): Promise<Resource | undefined> {
    let list = this.resources.get(apiVersion);
    if (!list) {
      list = this.send('GET', groupPath(apiVersion)).then(({ status, body }) =>
        status === 200 ? JSON.parse(body).resources : [],
      );
      this.resources.set(apiVersion, list);
    }
    return (await list).find(
      found => found.kind === kind && !found.name.includes('/'),
    );
  }

  private async established(url: string): Promise<void> {
    for (let tries = 0; tries < 120; tries += 1) {
      const { body } = await this.send('GET', url);
      const conditions: Array<{ type: string; status: string }> =
        JSON.parse(body).status?.conditions ?? [];
      if (
        conditions.some(
          ({ type, status }) => type === 'Established' && status === 'True',
        )
      ) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    throw new Error(`${url} was not established in 30 seconds`);
  }

  private patch(url: string, yaml: string, options = ''): Promise<Answer> {
    const query = `fieldManager=${FIELD_MANAGER}&fieldValidation=Strict&force=true${options}`;
    return this.send('PATCH', `${url}?${query}`, yaml);
  }

  private send(method: string, url: string, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(url, this.cluster.apiUrl),
        {
          method,
          agent: this.agent,
          headers: {
            authorization: `Bearer ${this.cluster.token}`,
            ...(body !== undefined && {
              'content-type': 'application/apply-patch+yaml',
            }),
          },
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', chunk => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
            }),
          );
          answer.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

function messageOf(body: string): string {
  try {
    return JSON.parse(body).message;
  } catch {
    return body;
  }
}
