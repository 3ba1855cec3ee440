import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../packages/cli/src/main';
import { commitFolder } from './commitFolder';
import { report } from './report';

/** Worker: renders the documents of a folder, checks the result and commits it. */
async function product(folder: string): Promise<void> {
  const documents = readdirSync(join(folder, 'documents')).map(name =>
    join(folder, 'documents', name),
  );
  const out = join(folder, 'product');
  const repository = join(folder, 'git', 'platform.git');
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  await report(async () => {
    if (main(['render', ...documents, '--out', out]) !== 0) {
      throw new Error('render failed');
    }
    if (main(['check', out]) !== 0) throw new Error('check failed');
    return commitFolder(join(folder, 'git'), out);
  });
}

product(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
