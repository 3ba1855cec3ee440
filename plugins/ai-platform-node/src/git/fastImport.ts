/** A person in a commit. @public */
export interface Identity {
  name: string;
  email: string;
}

/** A file of a commit: what it holds, or undefined where the commit deletes it. @public */
export interface FileChange {
  /** Path in the repository, with forward slashes. */
  path: string;
  content?: Uint8Array;
  executable?: boolean;
}

export interface Commit {
  /** The ref that the commit goes to. */
  ref: string;
  parent?: string;
  author: Identity;
  committer: Identity;
  message: string;
  changes: readonly FileChange[];
}

/**
 * The input of git-fast-import(1), date format `now`, that makes one commit and answers with its id, piece by piece, so
 * that a large commit is not held twice. The only place that writes this format.
 */
export function* fastImportStream(commit: Commit): Generator<Uint8Array> {
  yield line(`commit ${commit.ref}`);
  yield line('mark :1');
  yield line(`author ${identity(commit.author)} now`);
  yield line(`committer ${identity(commit.committer)} now`);
  yield* data(Buffer.from(commit.message));
  if (commit.parent) yield line(`from ${commit.parent}`);
  for (const each of commit.changes) yield* change(each);
  yield line('get-mark :1');
  yield line('done');
}

function* change(file: FileChange): Generator<Uint8Array> {
  const { path, content, executable } = file;
  if (!content) {
    yield line(`D ${quoted(path)}`);
    return;
  }
  const mode = executable ? '100755' : '100644';
  yield line(`M ${mode} inline ${quoted(path)}`);
  yield* data(content);
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function* data(content: Uint8Array): Generator<Uint8Array> {
  yield line(`data ${content.length}`);
  yield content;
  yield line('');
}

function quoted(path: string): string {
  const escaped = path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

function identity({ name, email }: Identity): string {
  return `${plain(name)} <${plain(email).replaceAll(' ', '')}>`;
}

// Angle brackets and line breaks would end the field.
function plain(text: string): string {
  return text.replace(/[<>\p{Cc}]+/gu, ' ').trim();
}
