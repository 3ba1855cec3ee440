/** A person in a commit. */
export interface Identity {
  name: string;
  email: string;
}

/** A file of a commit: what it holds, or undefined where the commit deletes it. */
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
 * The input of git-fast-import(1), date format `now`, that makes one commit and answers with its id.
 * The only place that writes this format.
 */
export function fastImportStream(commit: Commit): Buffer {
  return Buffer.concat([
    line(`commit ${commit.ref}`),
    line('mark :1'),
    line(`author ${identity(commit.author)} now`),
    line(`committer ${identity(commit.committer)} now`),
    data(Buffer.from(commit.message)),
    ...(commit.parent ? [line(`from ${commit.parent}`)] : []),
    ...commit.changes.flatMap(change),
    line('get-mark :1'),
    line('done'),
  ]);
}

function change({ path, content, executable }: FileChange): Buffer[] {
  if (!content) return [line(`D ${quoted(path)}`)];
  const mode = executable ? '100755' : '100644';
  return [line(`M ${mode} inline ${quoted(path)}`), data(content)];
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function data(content: Uint8Array): Buffer {
  return Buffer.concat([line(`data ${content.length}`), content, line('')]);
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
