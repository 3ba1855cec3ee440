import { spawnSync } from 'node:child_process';
import path from 'node:path';

const CORE = 'plugins/ai-platform-common/src/emit/environment.ts';
const CORE_TEST = 'plugins/ai-platform-common/src/emit/environment.test.ts';
const FRONTEND = 'plugins/ai-platform/src/fields/preview.tsx';
const TAB = 'plugins/ai-platform/src/tabs/gpuQuota/GpuQuotaContent.tsx';
const CARD = 'plugins/ai-platform/src/cards/gpuQuota/GpuQuotaCard.tsx';
const BACKEND = 'plugins/ai-platform-backend/src/target.ts';
const FEATURE = 'plugins/ai-platform-backend/src/features/drift/routes.ts';
const READER = 'plugins/ai-platform-backend/src/kubernetes/watchCache.ts';
const SCAFFOLDER = 'plugins/scaffolder-backend-module-ai-platform/src/emit.ts';
const NODE = 'plugins/ai-platform-node/src/git/publish.ts';
const CLI = 'packages/cli/src/render.ts';

const REFUSED = [
  [CORE, `import fs from 'node:fs';\nexport default fs;`],
  [CORE, `import fs from 'fs';\nexport default fs;`],
  [CORE, `export { Config } from '@backstage/config';`],
  [CORE, `export * from 'lodash';`],
  [CORE, `export const later = () => import('zod-to-json-schema');`],
  [CORE, `export type Stats = import('node:fs').Stats;`],
  [CORE, `export const os = require('node:os');`],
  [CORE, `export const home = process.env.HOME;`],
  [CORE, `export const home = globalThis.process;`],
  [CORE, `export const now = new Date();`],
  [CORE, `export const dice = Math.random();`],
  [CORE, `export const get = () => fetch('http://localhost');`],
  [CORE, `export const bytes = Buffer.from('a');`],
  [CORE, `export const order = 'a'.localeCompare('b');`],
  [FRONTEND, `export * from '@backstage/backend-plugin-api';`],
  [FRONTEND, `export * from '@backstage/plugin-catalog-node';`],
  [FRONTEND, `export * from '@backstage/plugin-scaffolder-backend';`],
  [
    FRONTEND,
    `export * from '@flagstone/backstage-plugin-ai-platform-backend';`,
  ],
  [CARD, `export * from '../drift/DriftCard';`],
  [CARD, `export * from '../../cards/drift/DriftCard';`],
  [CARD, `export * from '../../tabs/gpuQuota/GpuQuotaContent';`],
  [TAB, `export * from '../drift/DriftContent';`],
  [TAB, `export * from '../../cards/gpuQuota/GpuQuotaCard';`],
  [CARD, `export * from '@backstage/backend-plugin-api';`],
  [BACKEND, `export * from '@backstage/plugin-scaffolder-node';`],
  [
    BACKEND,
    `export * from '@flagstone/backstage-plugin-scaffolder-backend-module-ai-platform';`,
  ],
  [BACKEND, `export { KubeConfig } from '@kubernetes/client-node';`],
  [FEATURE, `export * from '../gpuQuota/collect';`],
  [FEATURE, `export { KubeConfig } from '@kubernetes/client-node';`],
  [
    SCAFFOLDER,
    `export * from '@flagstone/backstage-plugin-ai-platform-backend';`,
  ],
  [NODE, `export * from '@backstage/plugin-scaffolder-node';`],
  [NODE, `export * from '@flagstone/backstage-plugin-ai-platform-backend';`],
  [FRONTEND, `export * from '@flagstone/backstage-plugin-ai-platform-node';`],
  [CLI, `export * from '@backstage/config';`],
];

const ALLOWED = [
  [CORE, `export { z } from 'zod';`],
  [CORE, `export { parse } from 'yaml';`],
  [CORE, `export * from './terraform';`],
  [CORE, `export * from '..';`],
  [CORE, `export * from '../model/environment';`],
  [CORE, `export const largest = Math.max(1, 2);`],
  [CORE_TEST, `import fc from 'fast-check';\nfc.string();`],
  [CORE_TEST, `import fs from 'node:fs';\nfs.readFileSync('a');`],
  [CORE_TEST, `import { parse } from '@cdktf/hcl2json';\nparse('', '');`],
  [CORE_TEST, `expect(new Date()).toBeTruthy();`],
  [FRONTEND, `export * from '@flagstone/backstage-plugin-ai-platform-common';`],
  [FRONTEND, `export * from '@backstage/plugin-scaffolder-react';`],
  [CARD, `export * from './state';`],
  [CARD, `export * from '../../card/StatusRow';`],
  [BACKEND, `export * from '@backstage/plugin-catalog-node';`],
  [FEATURE, `export * from '../../target';`],
  [FEATURE, `export * from './collect';`],
  [READER, `export * from '../target';`],
  [SCAFFOLDER, `export * from '@backstage/plugin-scaffolder-node';`],
  [SCAFFOLDER, `export * from '@flagstone/backstage-plugin-ai-platform-node';`],
  [NODE, `export * from '@octokit/rest';`],
  [BACKEND, `export * from '@flagstone/backstage-plugin-ai-platform-node';`],
  [CLI, `export * from '@flagstone/backstage-plugin-ai-platform-common';`],
];

/** ESLint runs in a process of its own: its plugins do not load inside a Jest sandbox. */
function lint(snippets: string[][]): string[][] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(__dirname, 'lintSnippets.mjs')],
    {
      input: JSON.stringify(snippets.map(([file, code]) => ({ file, code }))),
      encoding: 'utf8',
    },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

function rows(snippets: string[][], offset: number) {
  return snippets.map(([file, code], position) => ({
    file,
    code,
    index: offset + position,
  }));
}

describe('the import rules', () => {
  let refusals: string[][];

  beforeAll(() => {
    refusals = lint([...REFUSED, ...ALLOWED]);
  }, 60_000);

  it.each(rows(REFUSED, 0))('refuse in $file: $code', ({ index }) => {
    expect(refusals[index]).not.toEqual([]);
  });

  it.each(rows(ALLOWED, REFUSED.length))(
    'allow in $file: $code',
    ({ index }) => {
      expect(refusals[index]).toEqual([]);
    },
  );
});
