import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM } from '../acceptance/support/chromium';
import { installClock } from './driftRollupClock';
import { visitRollup, type RollupTimes } from './driftRollupVisit';

/** A browser for visits of the page, each in a profile of its own: nothing is kept from the one before. */
export class RollupBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** @param url - where the app is */
  static async start(url: string): Promise<RollupBrowser> {
    return new RollupBrowser(await chromium.launch(CHROMIUM), url);
  }

  /** Enters as the guest, waits until the home page is at rest, and visits the page from there. */
  async visit(): Promise<RollupTimes> {
    const viewport = { width: 1440, height: 900 };
    const page = await this.browser.newPage({ viewport });
    try {
      // What runs in the page is compiled with calls to this helper.
      await page.addInitScript('globalThis.__name = value => value');
      await page.addInitScript(installClock);
      await page.goto(this.url);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('link', { name: 'Drift' }).waitFor();
      await page.waitForLoadState('networkidle');
      return await visitRollup(page);
    } finally {
      await page.close();
    }
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
