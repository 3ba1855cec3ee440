/** A commit of the fake. */
export interface FakeCommit {
  message: string;
  author: { name: string; email: string };
  parents: string[];
  tree: string;
}

interface Entry {
  path: string;
  mode: string;
  content: string;
}

interface Pull {
  number: number;
  title: string;
  body: string;
  head: string;
  base: string;
  state: 'open' | 'closed';
}

/** What is answered: a status and a body. */
export interface FakeAnswer {
  status: number;
  body?: unknown;
}

interface Asked {
  method: string;
  /** Behind `/repos/<owner>/<repository>`, decoded. */
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** A repository of the fake GitHub with branches, commits, trees and pull requests. */
export class FakeRepository {
  readonly pulls: Pull[] = [];
  readonly commits = new Map<string, FakeCommit>();
  readonly branches = new Map<string, string>();
  /** Method and path of what was asked. */
  readonly requests: string[] = [];
  /** What is answered in place of what a request would give, by `<method> <path>`. */
  readonly faults = new Map<string, FakeAnswer>();
  permissions = { push: true };
  archived = false;
  readonly #trees = new Map<string, Entry[]>();

  constructor(readonly name: string, files: Record<string, string>) {
    this.commit(files);
  }

  /** What someone else does: a commit on `main` with these files. */
  commit(files: Record<string, string>, mode = '100644'): string {
    const parent = this.branches.get('main');
    const changes = Object.entries(files).map(([path, content]) => ({
      ...{ path, content, mode },
    }));
    const id = this.#addCommit({
      ...{ message: 'by hand', author: { name: 'x', email: 'x' } },
      parents: parent ? [parent] : [],
      tree: this.#addTree(parent && this.commits.get(parent)?.tree, changes),
    });
    this.branches.set('main', id);
    return id;
  }

  /** The files of a branch. */
  files(branch = 'main'): Record<string, string> {
    const commit = this.commits.get(this.branches.get(branch) ?? '');
    return Object.fromEntries(
      (this.#trees.get(commit?.tree ?? '') ?? []).map(entry => [
        entry.path,
        entry.content,
      ]),
    );
  }

  /** The commits of a branch that `main` does not have, the oldest first. */
  ahead(branch: string): FakeCommit[] {
    return this.#idsAhead(branch).flatMap(id => this.commits.get(id) ?? []);
  }

  answer({ method, path, query, body }: Asked): FakeAnswer {
    const asked = `${method} ${path}`;
    this.requests.push(asked);
    const fault = this.faults.get(asked);
    if (fault) return fault;
    const [, , kind, ...rest] = path.split('/');
    const last = rest.join('/');
    switch (`${method} ${path.startsWith('/git/') ? kind : path}`) {
      case 'GET ':
        return ok({
          default_branch: 'main',
          ...{ permissions: this.permissions, archived: this.archived },
        });
      case 'GET ref':
        return this.#ref(last.replace(/^heads\//, ''));
      case 'GET commits':
        return found(this.commits.get(last), ({ tree }) => ({
          tree: { sha: tree },
        }));
      case 'GET trees':
        return found(this.#trees.get(last.split(':')[0]), () => ({
          truncated: false,
          tree: this.#listed(last, query.has('recursive')),
        }));
      case 'GET blobs':
        return ok({ content: blob(last) });
      case 'POST trees':
        return ok({
          sha: this.#addTree(String(body.base_tree), body.tree as Entry[]),
        });
      case 'POST commits':
        return ok({ sha: this.#addCommit(body as unknown as FakeCommit) });
      case 'POST refs':
        return this.#createRef(body);
      case 'PATCH refs':
        this.branches.set(last.replace(/^heads\//, ''), String(body.sha));
        return ok({});
      default:
        return this.#pulls(asked, query, body);
    }
  }

  #ref(branch: string): FakeAnswer {
    return found(this.branches.get(branch), sha => ({
      object: { type: 'commit', sha },
    }));
  }

  #createRef({ ref, sha }: Record<string, unknown>): FakeAnswer {
    const branch = String(ref).replace(/^refs\/heads\//, '');
    if (this.branches.has(branch)) {
      return { status: 422, body: { message: 'Reference already exists' } };
    }
    this.branches.set(branch, String(sha));
    return ok({});
  }

  #pulls(
    asked: string,
    query: URLSearchParams,
    body: Record<string, unknown>,
  ): FakeAnswer {
    if (asked === 'POST /pulls') {
      const number = this.pulls.length + 1;
      const { title, body: text, head, base } = body as unknown as Pull;
      this.pulls.push({
        ...{ number, title, body: text, head, base, state: 'open' },
      });
      return ok(this.#shown(this.pulls[number - 1]));
    }
    if (asked === 'GET /pulls') {
      const [, head] = (query.get('head') ?? '').split(':');
      return ok(
        this.pulls
          .filter(pull => pull.head === head && pull.state === 'open')
          .map(pull => this.#shown(pull)),
      );
    }
    const number = /^GET \/pulls\/(\d+)\/commits$/.exec(asked)?.[1];
    return found(this.pulls[Number(number) - 1], ({ head }) =>
      this.#idsAhead(head).map(sha => ({ sha })),
    );
  }

  #shown({ number, head, base }: Pull) {
    const html_url = `https://github.test/${this.name}/pull/${number}`;
    return { number, html_url, head: { ref: head }, base: { ref: base } };
  }

  #idsAhead(branch: string): string[] {
    const ids: string[] = [];
    const base = new Set<string>();
    for (let id = this.branches.get('main'); id; id = this.#parent(id)) {
      base.add(id);
    }
    for (
      let id = this.branches.get(branch);
      id && !base.has(id);
      id = this.#parent(id)
    ) {
      ids.unshift(id);
    }
    return ids;
  }

  #parent(id: string): string | undefined {
    return this.commits.get(id)?.parents[0];
  }

  #addCommit(commit: FakeCommit): string {
    const id = `c${this.commits.size}`.padEnd(40, '0');
    this.commits.set(id, commit);
    return id;
  }

  #addTree(base: string | undefined, changes: Entry[]): string {
    const files = new Map(
      (this.#trees.get(base ?? '') ?? []).map(entry => [entry.path, entry]),
    );
    for (const change of changes) files.set(change.path, change);
    const id = `t${this.#trees.size}`.padEnd(40, '0');
    this.#trees.set(id, [...files.values()]);
    return id;
  }

  /** Entries of a tree; that of a folder is named `<tree>:<folder>`. */
  #listed(id: string, recursive: boolean) {
    const [tree, folder = ''] = id.split(':');
    const prefix = folder === '' ? '' : `${folder}/`;
    const below = (this.#trees.get(tree) ?? [])
      .filter(({ path }) => path.startsWith(prefix))
      .map(entry => ({ ...entry, path: entry.path.slice(prefix.length) }));
    const folders = new Set(
      below.flatMap(({ path }) =>
        path.includes('/') ? [path.split('/')[0]] : [],
      ),
    );
    return [
      ...[...folders].map(path => ({
        ...{ path, type: 'tree', mode: '040000' },
        sha: `${tree}:${prefix}${path}`,
      })),
      ...below
        .filter(({ path }) => recursive || !path.includes('/'))
        .map(({ path, mode, content }) => ({
          ...{ path, mode, type: mode === '160000' ? 'commit' : 'blob' },
          size: Buffer.byteLength(content),
          sha: Buffer.from(content).toString('base64url') || 'empty',
        })),
    ];
  }
}

function blob(id: string): string {
  return id === 'empty' ? '' : Buffer.from(id, 'base64url').toString('base64');
}

function ok(body: unknown): FakeAnswer {
  return { status: 200, body };
}

function found<T>(
  value: T | undefined,
  body: (value: T) => unknown,
): FakeAnswer {
  return value === undefined
    ? { status: 404, body: { message: 'Not Found' } }
    : ok(body(value));
}
