import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeRepository, type FakeAnswer } from './fakeRepository';

/** A pull request that was opened, with the files that it changes. */
export interface PullRequest {
  repository: string;
  head: string;
  base: string;
  title: string;
  body: string;
  /** Content by path; null where the file is deleted. */
  files: Record<string, string | null>;
}

interface TreeItem {
  path: string;
  sha: string | null;
}

/** As much of the GitHub API as reading files and opening pull requests takes, for tests. */
export class FakeGitHub {
  readonly pullRequests: PullRequest[] = [];
  /** Files on `main`: content by `<owner>/<repository>/<path>`. */
  readonly files = new Map<string, string>();
  /** The `authorization` of what was asked. */
  readonly authorizations = new Set<string | undefined>();
  readonly #repositories = new Map<string, FakeRepository>();
  readonly #blobs: string[] = [];
  #trees: Record<string, TreeItem[]> = {};
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (req, res) => {
      const raw = this.#raw(req);
      if (raw !== undefined) {
        res.end(raw);
        return;
      }
      this.authorizations.add(req.headers.authorization);
      const { status, body } = this.#respond(req, await bodyOf(req));
      res.statusCode = status;
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify(body));
    });
  }

  /** Makes a repository with branches and commits, which answers for itself. */
  repository(name: string, files: Record<string, string>): FakeRepository {
    const made = new FakeRepository(name, files);
    this.#repositories.set(name, made);
    return made;
  }

  /** Starts to listen, and gives the base URL of the API. */
  async start(): Promise<string> {
    await new Promise<void>(done => {
      this.#server.listen(0, '127.0.0.1', done);
    });
    return this.#baseUrl;
  }

  /** The `integrations` of a configuration in which this is github.com; null for one without a token. */
  integrations(token: string | null) {
    const server = { host: 'github.com', apiBaseUrl: this.#baseUrl };
    return { github: [{ ...server, ...(token && { token }) }] };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => {
      this.#server.close(done);
    });
  }

  get #baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** A file as it is, for those who ask for no JSON around it. */
  #raw({ headers, url = '' }: IncomingMessage): string | undefined {
    const path = decodeURIComponent(url.split('?')[0]);
    const match = /^\/repos\/([^/]+\/[^/]+)\/contents\/(.*)$/.exec(path);
    return match && headers.accept?.includes('raw')
      ? this.files.get(`${match[1]}/${match[2]}`)
      : undefined;
  }

  #respond(req: IncomingMessage, body: Record<string, string>): FakeAnswer {
    const { pathname, searchParams: query } = new URL(
      req.url ?? '',
      'http://localhost',
    );
    const [, name, path = ''] =
      /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    const repository = this.#repositories.get(name);
    if (repository) {
      return repository.answer({
        ...{ method: req.method ?? '', path, query, body },
      });
    }
    const answer = this.#answer(req, body);
    return answer === undefined
      ? { status: 404, body: { message: 'Not Found' } }
      : { status: 200, body: answer };
  }

  #answer(req: IncomingMessage, body: Record<string, string>): unknown {
    const path = decodeURIComponent((req.url ?? '').split('?')[0]);
    if (path === '/graphql') return { data: { repository: { ref: null } } };
    const match = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(path);
    if (!match) return undefined;
    const [, repository, rest] = match;
    switch (`${req.method} ${rest}`) {
      case 'GET ':
        return { default_branch: 'main', permissions: { push: true } };
      case 'GET /commits':
        return [{ sha: 'c0', commit: { tree: { sha: 't0' } } }];
      case 'GET /commits/main/status':
        return { sha: 'c0', repository: this.#urls(req, repository) };
      case 'GET /trees/c0':
        return { tree: this.#tree(req, repository) };
      case 'POST /git/blobs':
        return { sha: `b${this.#blobs.push(body.content) - 1}` };
      case 'POST /git/trees':
        this.#trees[repository] = body.tree as unknown as TreeItem[];
        return { sha: 't1' };
      case 'POST /git/commits':
        return { sha: 'c1' };
      case 'POST /git/refs':
        return {};
      case 'POST /pulls':
        return this.#open(repository, body);
      default:
        return this.#content(repository, rest);
    }
  }

  #urls(req: IncomingMessage, repository: string) {
    const url = `http://${req.headers.host}/repos/${repository}`;
    return { trees_url: `${url}/trees{/sha}`, archive_url: url };
  }

  #tree(req: IncomingMessage, repository: string) {
    const prefix = `${repository}/`;
    return [...this.files.keys()]
      .filter(key => key.startsWith(prefix))
      .map(key => key.slice(prefix.length))
      .map(path => ({
        ...{ type: 'blob', path },
        url: `http://${req.headers.host}/repos/${repository}/contents/${path}`,
      }));
  }

  #content(repository: string, rest: string): unknown {
    const path = /^\/contents\/(.*)$/.exec(rest)?.[1];
    const text = this.files.get(`${repository}/${path}`);
    if (text === undefined) return undefined;
    return { content: Buffer.from(text).toString('base64') };
  }

  #open(repository: string, request: Record<string, string>) {
    const { head, base, title, body } = request;
    const files = (this.#trees[repository] ?? []).map(({ path, sha }) => [
      path,
      sha === null
        ? null
        : Buffer.from(this.#blobs[Number(sha.slice(1))], 'base64').toString(),
    ]);
    const number = this.pullRequests.push({
      ...{ repository, head, base, title, body },
      files: Object.fromEntries(files),
    });
    const html_url = `https://github.test/${repository}/pull/${number}`;
    return { number, html_url, base: { ref: base } };
  }
}

async function bodyOf(req: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : {};
}
