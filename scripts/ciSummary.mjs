import { readFile } from 'node:fs/promises';
import path from 'node:path';

// Adds up what Jest (jest.json) and Playwright (playwright.json) reported in a folder, and fails unless all passed.
const folder = process.argv[2];
const read = async name =>
  JSON.parse(await readFile(path.join(folder, name), 'utf8'));

const { stats } = await read('playwright.json');
const summaries = [
  await read('jest.json'),
  {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  },
];
const sum = key => summaries.reduce((total, each) => total + each[key], 0);
process.stdout.write(
  `${sum('passed')} passed, ${sum('failed')} failed, ${sum(
    'skipped',
  )} skipped\n`,
);
process.exitCode = sum('failed') + sum('skipped') === 0 ? 0 : 1;
