import { spawnSync, execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { report } from './report';

interface File {
  path: string;
  content: Buffer;
}

function filesBelow(folder: string): File[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .map(path => ({ path, content: readFileSync(join(folder, path)) }));
}

function stream(files: File[]): Buffer {
  const head =
    'commit refs/heads/main\ncommitter floor <floor@localhost> now\ndata 5\nfloor\n';
  const parts = files.flatMap(({ path, content }) => [
    Buffer.from(`M 100644 inline ${path}\ndata ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ]);
  return Buffer.concat([Buffer.from(head), ...parts, Buffer.from('done\n')]);
}

/** Worker: writes the files that the product wrote, and commits the same tree. */
async function floor(folder: string): Promise<void> {
  const files = filesBelow(join(folder, 'product'));
  const input = stream(files);
  const repository = join(folder, 'floor.git');
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  await report(async () => {
    const folders = new Set(files.map(file => dirname(file.path)));
    for (const path of folders) {
      mkdirSync(join(folder, 'floor', path), { recursive: true });
    }
    for (const { path, content } of files) {
      writeFileSync(join(folder, 'floor', path), content);
    }
    const git = spawnSync(
      'git',
      ['fast-import', '--quiet', '--done', '--date-format=now'],
      { cwd: repository, input },
    );
    if (git.status !== 0) throw new Error(git.stderr.toString());
    return files.length;
  });
}

floor(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
