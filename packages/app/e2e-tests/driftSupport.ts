import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const IMAGES = path.resolve(__dirname, '../../../docs/images');

/** The card, the tab and the page are the same region. */
const DRIFT = 'section[aria-label="Drift"]';

/** The dialog that is open. */
export const DIALOG = '[role="dialog"]';

/** How long the first look of a browser, and a minute's look of the backend, may take. */
export const FIRST_LOOK_MS = 30_000;
export const NEXT_LOOK_MS = 100_000;

/** Opens a page as the guest. */
export async function enter(page: Page, url: string) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
}

/** The tab of an entity. */
export const tabOf = (entity: string) => `/catalog/default/${entity}/drift`;

/** What is said of drift on the page that is open. */
export const driftOn = (page: Page) =>
  page.getByRole('region', { name: 'Drift', exact: true });

/** The fields of a resource. */
export const fieldsOf = (page: Page, resource: string) =>
  page.getByRole('table', { name: `Fields of ${resource} that differ` });

/** Something that can be done about a resource. */
export const actionOf = (page: Page, action: string, resource: string) =>
  page.getByRole('button', { name: `${action} ${resource}`, exact: true });

/** What the page around it is made of is Backstage's. */
export async function expectAccessible(page: Page, selector = DRIFT) {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .analyze();
  expect(violations).toEqual([]);
}

/** Nothing sticks out to the right; the page around takes a moment to become narrow. */
export async function expectNoOverflow(page: Page) {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      }),
    )
    .toBeLessThanOrEqual(0);
}

/** Pictures for the documentation: UPDATE_SCREENSHOTS=1, and FLAGSTONE_E2E_DATA=/tmp/flagstone (an empty folder). */
export async function picture(page: Page, name: string, height?: number) {
  if (process.env.UPDATE_SCREENSHOTS !== '1') return;
  if (height) await page.setViewportSize({ width: 1440, height });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(IMAGES, `drift-${name}.png`) });
}
