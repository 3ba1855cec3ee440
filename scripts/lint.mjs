import { run } from './lib/command.mjs';
import { root } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// ESLint over the packages (as Backstage does it) and over the folders beside them; arguments go to both.
const FOLDERS = ['acceptance', 'bench', 'sandbox', 'scripts'];
const { env } = await setup();
const args = process.argv.slice(2);
const packages = await run(
  'backstage-cli',
  ['repo', 'lint', '--max-warnings', '0', ...args],
  { cwd: root, env },
);
const others = await run(
  'eslint',
  [
    ...['--ext', '.js,.mjs,.ts,.tsx', '--max-warnings', '0'],
    '--no-error-on-unmatched-pattern',
    ...args,
    ...FOLDERS,
  ],
  { cwd: root, env },
);
process.exitCode = packages || others;
