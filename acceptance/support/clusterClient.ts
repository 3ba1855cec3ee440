import { Agent, request } from 'node:https';
import type { Cluster } from './cluster';

/** As far as the tests write them. */
export interface ClusterObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    [field: string]: unknown;
  };
  [part: string]: unknown;
}

export interface ClusterAnswer {
  status: number;
  body: any;
}

const TYPES = {
  POST: 'application/json',
  PUT: 'application/json',
  PATCH: 'application/merge-patch+json',
  APPLY: 'application/apply-patch+yaml',
};

function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (word.endsWith('s')) return `${word}es`;
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The path under which the kind is listed, in a namespace or as a whole. */
export function collectionPath(
  { apiVersion, kind }: Pick<ClusterObject, 'apiVersion' | 'kind'>,
  namespace?: string,
): string {
  const group = apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
  const folder = namespace ? `/namespaces/${namespace}` : '';
  return `${group}${folder}/${pluralOf(kind)}`;
}

/** The path of the object. */
export function objectPath(object: ClusterObject): string {
  const { name, namespace } = object.metadata;
  return `${collectionPath(object, namespace)}/${name}`;
}

/** The API server, asked as an administrator unless another token is given. */
export class ClusterClient {
  private readonly agent: Agent;
  private readonly token: string;

  constructor(
    private readonly cluster: Pick<Cluster, 'apiUrl' | 'ca' | 'token'>,
    options: { token?: string } = {},
  ) {
    this.agent = new Agent({ keepAlive: true, ca: cluster.ca });
    this.token = options.token ?? cluster.token;
  }

  close(): void {
    this.agent.destroy();
  }

  /** Creates the object. @throws Error unless the server takes it */
  async create(object: ClusterObject): Promise<void> {
    const { namespace } = object.metadata;
    this.accepted(
      await this.request('POST', collectionPath(object, namespace), object),
    );
  }

  /** Creates the object or changes it to what is given, its status too where it has one. */
  async apply(object: ClusterObject): Promise<void> {
    const { status, ...rest } = object;
    const path = objectPath(object);
    const query = '?fieldManager=flagstone-acceptance&force=true';
    this.accepted(await this.request('APPLY', path + query, rest));
    if (status) await this.setStatus(object);
  }

  /** Writes the status through its subresource, as the controller of the kind would. */
  async setStatus({ status, ...object }: ClusterObject): Promise<void> {
    const path = `${objectPath(object as ClusterObject)}/status`;
    this.accepted(await this.request('PATCH', path, { status }));
  }

  /** Changes parts of the object. */
  async patch(object: ClusterObject, change: object): Promise<void> {
    this.accepted(await this.request('PATCH', objectPath(object), change));
  }

  /** Deletes the object without grace; one that is not there is all right. */
  async delete(object: ClusterObject): Promise<void> {
    const answer = await this.request(
      'DELETE',
      `${objectPath(object)}?gracePeriodSeconds=0`,
    );
    if (answer.status !== 404) this.accepted(answer);
  }

  /** All objects of a collection, page by page. */
  async list(path: string, pageSize = 50): Promise<any[]> {
    const items: any[] = [];
    let token = '';
    do {
      const query = `limit=${pageSize}&continue=${encodeURIComponent(token)}`;
      const { body } = this.accepted(
        await this.request('GET', `${path}?${query}`),
      );
      items.push(...body.items);
      token = body.metadata.continue ?? '';
    } while (token);
    return items;
  }

  /** Asks, and gives whatever the answer is. */
  request(
    method: 'GET' | 'DELETE' | keyof typeof TYPES,
    path: string,
    body?: object,
  ): Promise<ClusterAnswer> {
    const text = body && JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(text && { 'content-type': TYPES[method as keyof typeof TYPES] }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.cluster.apiUrl),
        {
          method: method === 'APPLY' ? 'PATCH' : method,
          agent: this.agent,
          headers,
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', chunk => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const content = Buffer.concat(chunks).toString();
            resolve({
              status: answer.statusCode ?? 0,
              body: content.startsWith('{') ? JSON.parse(content) : content,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  }

  private accepted(answer: ClusterAnswer): ClusterAnswer {
    if (answer.status < 300) return answer;
    throw new Error(`The API server refused: ${JSON.stringify(answer.body)}`);
  }
}
