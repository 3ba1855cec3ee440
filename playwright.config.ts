import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './acceptance/support/chromium';

// Its own ports and its own data, so that a Flagstone which runs on this machine is not disturbed.
const PORT = process.env.FLAGSTONE_E2E_PORT ?? '3300';
const BACKEND_PORT = process.env.FLAGSTONE_E2E_BACKEND_PORT ?? '7307';
const SANDBOX_PORT = process.env.FLAGSTONE_E2E_SANDBOX_PORT ?? '7308';
const DATA = process.env.FLAGSTONE_E2E_DATA ?? freshData();
process.env.FLAGSTONE_E2E_DATA = DATA;
process.env.FLAGSTONE_E2E_BACKEND_PORT = BACKEND_PORT;

// For the tests of the API; the variable passes it on to the workers.
const API_TOKEN =
  process.env.FLAGSTONE_API_TOKEN ?? randomBytes(24).toString('hex');
process.env.FLAGSTONE_API_TOKEN = API_TOKEN;

/** An empty folder; the variable tells the workers, which read this file too, that it is there already. */
function freshData(): string {
  const folder = path.join(__dirname, '.cache', 'e2e');
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ??
          'test-results/playwright.json',
      },
    ],
  ],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://localhost:${BACKEND_PORT}/.backstage/health/v1/readiness`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: {
      FLAGSTONE_PORT: PORT,
      FLAGSTONE_BACKEND_PORT: BACKEND_PORT,
      FLAGSTONE_SANDBOX_PORT: SANDBOX_PORT,
      FLAGSTONE_DATA: DATA,
      FLAGSTONE_API_TOKEN: API_TOKEN,
    },
  },
});
