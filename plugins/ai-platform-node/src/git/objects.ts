import { createHash } from 'node:crypto';
import { runGit } from './git';
import type { LocalRepository } from './localRepository';

/** An object of a repository. Its content is there if it was asked for. @public */
export interface GitObject {
  id: string;
  type: string;
  content: Buffer;
}

const FOUND = /^([0-9a-f]{40,64}) (\w+) (\d+)$/;
const NEWLINE = 0x0a;

/**
 * Reads objects by name (`<commit>:<path>`, a branch, an id) in one process. What does not exist is undefined.
 * A name must not hold a line break.
 * @public
 */
export async function readObjects(
  { gitDir }: LocalRepository,
  names: string[],
): Promise<Array<GitObject | undefined>> {
  if (names.length === 0) return [];
  const output = await runGit({
    gitDir,
    args: ['cat-file', '--batch'],
    input: `${names.join('\n')}\n`,
  });
  let position = 0;
  return names.map(() => {
    const end = output.indexOf(NEWLINE, position);
    const found = FOUND.exec(output.toString('utf8', position, end));
    position = end + 1;
    if (!found) return undefined;
    const content = output.subarray(position, position + Number(found[3]));
    position += content.length + 1;
    return { id: found[1], type: found[2], content };
  });
}

/** The ids of objects by name, without reading them. What does not exist is undefined. @public */
export async function objectIds(
  { gitDir }: LocalRepository,
  names: string[],
): Promise<Array<string | undefined>> {
  if (names.length === 0) return [];
  const output = await runGit({
    gitDir,
    args: ['cat-file', '--batch-check'],
    input: `${names.join('\n')}\n`,
  });
  const lines = output.toString().split('\n');
  return names.map((_name, index) => FOUND.exec(lines[index])?.[1]);
}

/** The commit that a branch (a full name, `refs/heads/…`) points to; undefined where there is none. */
export async function headOf(
  repository: LocalRepository,
  ref: string,
): Promise<string | undefined> {
  const [head] = await objectIds(repository, [`${ref}^{commit}`]);
  return head;
}

/** The id that Git gives a file with this content, in the repository that the sample id is of. @public */
export function blobId(content: Uint8Array, sampleId: string): string {
  return createHash(sampleId.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
