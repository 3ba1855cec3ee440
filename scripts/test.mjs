import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './lib/command.mjs';
import { root } from './lib/project.mjs';
import { setup } from './lib/setup.mjs';

// All tests, once: `npm test`, or `npm test -- <path or jest option>` for some of them.
const { env } = await setup();
const folder = await mkdtemp(path.join(tmpdir(), 'flagstone-test-'));
const summary =
  process.env.FLAGSTONE_TEST_SUMMARY ?? path.join(folder, 'summary.json');
process.exitCode = await run(
  'backstage-cli',
  [
    ...['repo', 'test', '--config', 'jest.config.js', '--watchAll=false'],
    ...process.argv.slice(2),
  ],
  { cwd: root, env: { ...env, FLAGSTONE_TEST_SUMMARY: summary } },
);
if (existsSync(summary)) {
  const { passed, failed, skipped } = JSON.parse(
    await readFile(summary, 'utf8'),
  );
  process.stdout.write(
    `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`,
  );
}
await rm(folder, { recursive: true });
