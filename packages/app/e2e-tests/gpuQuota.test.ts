import { execFileSync } from 'node:child_process';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const GIT = path.join(process.env.FLAGSTONE_E2E_DATA ?? 'data', 'git');
const IMAGES = path.resolve(__dirname, '../../../docs/images');

const QUOTA = 'section[aria-label="GPU quota"]';

const STORIES = [
  {
    component: 'defect-detector',
    story: 'has enough',
    headline: /^8 of 16 \w+ free$/,
    tab: ['Who holds them', 'TrainJob', 'Notebook'],
  },
  {
    component: 'fraud-detector',
    story: 'is near its quota, and jobs wait in a queue',
    headline: /^\d+ of 12 H100 free; \d+ jobs? waits? for \d+$/,
    tab: ['What waits', 'WaitingForQuota', 'gpu-jobs', 'cohort research'],
  },
  {
    component: 'product-ranker',
    story: 'limits what no node serves',
    headline: /requests\.nvidia\.com\/mig-1g\.5gb, which no node serves/,
    tab: ['InferenceService', 'Correct the key', 'without a limit|not limit'],
  },
];

/** Pictures for the documentation: UPDATE_SCREENSHOTS=1, and FLAGSTONE_E2E_DATA=/tmp/flagstone (an empty folder). */
async function picture(page: Page, name: string) {
  if (process.env.UPDATE_SCREENSHOTS !== '1') return;
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
}

async function enter(page: Page, url: string) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
}

// What the page around it is made of is Backstage's.
async function expectAccessible(page: Page, selector = QUOTA) {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .analyze();
  expect(violations).toEqual([]);
}

/** Nothing sticks out to the right. */
async function expectNoOverflow(page: Page) {
  // The page around it takes a moment to become narrow.
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      }),
    )
    .toBeLessThanOrEqual(0);
}

const quotaOn = (page: Page) => page.getByRole('region', { name: 'GPU quota' });

for (const { component, story, headline, tab } of STORIES) {
  test(`${component} ${story}`, async ({ page }) => {
    await enter(page, `/catalog/default/component/${component}`);
    await expect(quotaOn(page).getByText(headline)).toBeVisible({
      timeout: 30_000,
    });
    await expect(quotaOn(page).getByRole('img').first()).toHaveAccessibleName(
      /used/,
    );
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await picture(page, `gpu-quota-card-${component}`);

    await page.getByRole('link', { name: 'GPU quota details' }).click();
    await expect(page).toHaveURL(/gpu-quota$/);
    await expect(quotaOn(page).getByText(headline)).toBeVisible();
    for (const text of tab) {
      await expect(
        quotaOn(page).getByText(new RegExp(text)).first(),
      ).toBeVisible();
    }
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 1500 });
    await picture(page, `gpu-quota-tab-${component}`);
  });
}

test('the quota reads well in the dark and on a telephone', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await enter(page, '/catalog/default/component/fraud-detector/gpu-quota');
  await expect(quotaOn(page).getByText('What waits').first()).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 1500 });
  await picture(page, 'gpu-quota-tab-dark');

  await page.setViewportSize({ width: 375, height: 812 });
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.goto('/catalog/default/component/fraud-detector');
  await expect(quotaOn(page).getByText(/of 12 H100 free/)).toBeVisible();
  await quotaOn(page).scrollIntoViewIfNeeded();
  await expectNoOverflow(page);
  await picture(page, 'gpu-quota-card-mobile');
});

test('more GPUs: from the card through a commit to the queue that admits a job', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await enter(page, '/catalog/default/component/fraud-detector');
  await quotaOn(page)
    .getByRole('link', { name: /Request more/ })
    .first()
    .click();
  await expect(
    page.getByText('component:default/fraud-detector'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();

  const amount = page.getByRole('textbox', { name: /^New quota/ });
  await expect(amount).not.toHaveValue('');
  await amount.fill('1000');
  await expect(page.getByText(/The nodes cannot serve it/)).toBeVisible();
  await amount.fill('16');
  await expect(page.getByText(/16|serve/).first()).toBeVisible();
  await page
    .getByRole('textbox', { name: /^Reason/ })
    .fill('The quarterly backtest needs four more until Friday.');
  await expectAccessible(page, 'form');
  await picture(page, 'gpu-quota-change-form');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(/12 → 16|from 12 to 16/).first()).toBeVisible({
    timeout: 60_000,
  });
  await picture(page, 'gpu-quota-change-run');

  const gitDir = path.join(GIT, 'platform-gitops-config.git');
  const changed = execFileSync(
    'git',
    ['--git-dir', gitDir, 'log', '-1', '--format=', '-p', '-U0', 'main'],
    { encoding: 'utf8' },
  );
  const lines = changed
    .split('\n')
    .filter(line => /^[-+](?![-+])/.test(line))
    .map(line => line.trim());
  expect(lines).toEqual([
    "-              nominalQuota: '12'",
    "+              nominalQuota: '16'",
  ]);

  await page.goto('/catalog/default/component/fraud-detector');
  await expect(quotaOn(page).getByText(/of 16 H100 free/)).toBeVisible({
    timeout: 60_000,
  });
});
