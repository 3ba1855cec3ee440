import { expect, test, type Page } from '@playwright/test';
import {
  driftOn,
  enter,
  expectAccessible,
  expectNoOverflow,
  fieldsOf,
  FIRST_LOOK_MS,
  picture,
  tabOf,
} from './driftSupport';

const HEADLINE =
  /^3 fields in 1 resource and 2 whole resources differ since .+; changed with kubectl$/;

const showNoise = (page: Page) =>
  page.getByRole('switch', { name: 'Show what is ignored' }).click({
    // The switch itself is drawn by its label.
    force: true,
  });

test('the card of the fraud detector says what differs, since when, with what, and what was deployed', async ({
  page,
}) => {
  await enter(page, '/catalog/default/component/fraud-detector');
  const card = driftOn(page);
  await expect(card.getByText(HEADLINE)).toBeVisible({
    timeout: FIRST_LOOK_MS,
  });
  await expect(
    card.getByRole('list', { name: 'Differences by severity' }),
  ).toHaveText(/1 security.*1 capacity.*3 cosmetic/);
  for (const text of ['Out of sync', 'Healthy', 'by Mei Tanaka']) {
    await expect(card.getByText(text)).toBeVisible();
  }
  await expect(card.getByText(/^Last deploy \d+ d ago$/)).toBeVisible();
  await expect(card.getByText(/^[0-9a-f]{7}$/)).toBeVisible();
  await expect(
    card.getByText('Retire the canary of the fraud detector'),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByText('The first look is still under way')).toHaveCount(
    0,
    { timeout: FIRST_LOOK_MS },
  );
  await picture(page, 'card');

  await page.getByRole('link', { name: 'Drift details' }).click();
  await expect(page).toHaveURL(/fraud-detector\/drift$/);
  await expect(driftOn(page).getByText(HEADLINE)).toBeVisible();
});

test('the tab shows every field with both sides, what is missing, what is too much, and the noise when asked', async ({
  page,
}) => {
  // It is looked through for accessibility four times, each time with more on the page.
  test.setTimeout(120_000);
  await enter(page, tabOf('component/fraud-detector'));
  const fields = fieldsOf(page, 'Deployment fraud-detector');
  await expect(fields.getByRole('row')).toHaveCount(4, {
    timeout: FIRST_LOOK_MS,
  });
  const image = fields.getByRole('row', { name: /\.image/ });
  await expect(image).toHaveText(
    /Security.*detector:4\.2\.0.*detector:4\.2\.1-hotfix.*kubectl-edit/,
  );
  await expect(fields.getByRole('row', { name: /replicas/ })).toHaveText(
    /Capacity25.*kubectl \(scale\)/,
  );
  await expect(driftOn(page)).toContainText('Git has it, the cluster does not');
  await expect(driftOn(page)).toContainText('The cluster has it, Git does not');
  await expect(
    page.getByRole('table', { name: 'Deployments of fraud-detector' }),
  ).toContainText('Roll out detector 4.2.0');
  await expectAccessible(page);

  await page
    .getByRole('button', { name: 'Show the difference' })
    .first()
    .click();
  const difference = page.getByRole('region', {
    name: 'Difference of Deployment fraud-detector',
  });
  await expect(difference.getByText('Git says')).toBeVisible();
  await expect(difference).toContainText('4.2.1-hotfix');
  await expectAccessible(page);
  await picture(page, 'tab', 1400);
  await page.getByRole('radio', { name: 'Inline' }).click();
  await expect(
    difference.getByText('Git says → The cluster has'),
  ).toBeVisible();
  await expectAccessible(page);

  await expect(fields.getByText('Filled in by the server')).toHaveCount(0);
  await showNoise(page);
  await expect(
    fields.getByText('Filled in by the server, Git leaves it open').first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test('the product ranker says that a sync window is in the way, and what Argo CD was told to ignore', async ({
  page,
}) => {
  await enter(page, tabOf('component/product-ranker'));
  const tab = driftOn(page);
  await expect(
    tab.getByText('Revert all: A sync window denies it now.'),
  ).toBeVisible({ timeout: FIRST_LOOK_MS });
  await expect(
    page.getByRole('button', { name: 'Revert Deployment product-ranker' }),
  ).toBeDisabled();
  const fields = fieldsOf(page, 'Deployment product-ranker');
  await expect(fields.getByRole('row')).toHaveCount(2);
  await showNoise(page);
  await expect(
    fields.getByRole('row', { name: /^spec\.replicas/ }),
  ).toContainText('ignoreDifferences');
  await expectAccessible(page);
});

test('what Argo CD cannot compare is not called in sync', async ({ page }) => {
  await enter(page, '/catalog/default/component/payment-features');
  const headline = 'Nothing could be compared now';
  await expect(driftOn(page).getByText(headline)).toBeVisible({
    timeout: FIRST_LOOK_MS,
  });
  await expect(driftOn(page)).not.toContainText(/in sync|as Git says/i);
  await expectAccessible(page);

  await page.goto(tabOf('component/payment-features'));
  await expect(
    driftOn(page).getByText('ComparisonError').first(),
  ).toBeVisible();
  await expect(driftOn(page)).toContainText(
    "unable to resolve 'release-2025.12'",
  );
  await expect(
    driftOn(page).getByText('In sync').locator('visible=true'),
  ).toHaveCount(0);
  await expectAccessible(page);
});

test('what is as Git says is called so', async ({ page }) => {
  await enter(page, '/catalog/default/component/defect-detector');
  await expect(
    driftOn(page).getByText('Everything is as Git says'),
  ).toBeVisible({ timeout: FIRST_LOOK_MS });
  await expectAccessible(page);
});

test('the Terraform workspace shows what is really there, and what the code would change', async ({
  page,
}) => {
  await enter(page, tabOf('resource/fraud-prod'));
  const tab = driftOn(page);
  await expect(tab.getByText(/^4 fields in 3 resources differ/)).toBeVisible({
    timeout: FIRST_LOOK_MS,
  });
  await expect(tab.getByText('Terraform 1.11.4')).toBeVisible();
  await expect(
    fieldsOf(page, 'aws_vpc_security_group_ingress_rule.payments'),
  ).toContainText(/Security10\.40\.16\.0\/200\.0\.0\.0\/0/);
  await expect(
    fieldsOf(page, 'aws_eks_node_group.training').getByRole('row'),
  ).toHaveCount(3);
  await expect(
    tab.getByRole('heading', { name: 'What the code would change' }),
  ).toBeVisible();
  await expect(
    tab.getByRole('link', { name: /Open the apply workflow/ }).first(),
  ).toHaveAttribute(
    'href',
    'https://ci.example.com/fraud/infrastructure/apply',
  );
  await expect(tab.getByRole('button', { name: /^Revert/ })).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, 'terraform', 1350);
});

test('the page on the drift of everything is filtered, and the filter is in its address', async ({
  page,
}) => {
  await enter(page, '/drift');
  const rows = driftOn(page).getByRole('row');
  const named = (name: string) => rows.filter({ hasText: name });
  await expect(rows.nth(1)).toHaveText(
    /^Fraud detector.*fraud-ml.*Differs.*Security.*5.*Argo CD/,
    { timeout: FIRST_LOOK_MS },
  );
  // Environments that other tests have made are among them.
  await expect(driftOn(page).getByText(/^(\d+) of \1 entities$/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'page');

  await page.getByRole('button', { name: /^All Source|Source/ }).click();
  await page.getByRole('option', { name: 'Terraform' }).click();
  await expect(page).toHaveURL(/\?source=terraform$/);
  await expect(named('Fraud detector')).toHaveCount(0);
  await expect(rows).not.toHaveCount(1);
  await page.goto('/drift?state=unknown&owner=group%3Adefault%2Ffraud-ml');
  await expect(named('Payment features')).toHaveText(/Not compared–/);
  await expect(named('Fraud detector')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('nothing');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page).toHaveURL(/\/drift$/);
  await rows
    .filter({ hasText: 'Product ranker' })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/product-ranker\/drift$/);
});

test('drift reads well in the dark and on a telephone', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await enter(page, tabOf('component/fraud-detector'));
  await expect(driftOn(page).getByText(HEADLINE)).toBeVisible({
    timeout: FIRST_LOOK_MS,
  });
  await page
    .getByRole('button', { name: 'Show the difference' })
    .first()
    .click();
  await expect(driftOn(page)).toContainText('Side by side');
  await expectAccessible(page);

  await page.setViewportSize({ width: 375, height: 812 });
  await expectNoOverflow(page);
  await expectAccessible(page);
  for (const url of ['/catalog/default/component/fraud-detector', '/drift']) {
    await page.goto(url);
    await expect(
      driftOn(page)
        .getByText(/^(Security|1 security)$/)
        .locator('visible=true')
        .first(),
    ).toBeVisible();
    await driftOn(page).scrollIntoViewIfNeeded();
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
});
