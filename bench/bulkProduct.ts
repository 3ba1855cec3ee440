import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../packages/cli/src/main';
import { commitFolder } from './commitFolder';
import { report } from './report';

function succeed(args: string[]): number {
  if (main(args) !== 0) throw new Error(`flagstone ${args[0]} failed`);
  return 0;
}

/** Worker: renders the documents of a folder, checks the result, or commits it. Gives the number of files committed. */
async function step(folder: string, name: string): Promise<number> {
  const out = join(folder, 'product');
  switch (name) {
    case 'render': {
      const documents = readdirSync(join(folder, 'documents')).map(file =>
        join(folder, 'documents', file),
      );
      return succeed(['render', ...documents, '--out', out]);
    }
    case 'check':
      return succeed(['check', out]);
    default: {
      const git = join(folder, 'git');
      const repository = join(git, 'platform.git');
      execFileSync('git', ['init', '--quiet', '--bare', repository]);
      return commitFolder(git, out);
    }
  }
}

const [folder, name] = process.argv.slice(2);
report(() => step(folder, name)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
