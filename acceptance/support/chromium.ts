import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const EXECUTABLES = [
  process.env.FLAGSTONE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the Chromium of this machine, or Playwright's own where there is none, so that it asks nobody on the network. */
export const CHROMIUM: LaunchOptions = {
  executablePath: EXECUTABLES.find(file => file && existsSync(file)),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};
