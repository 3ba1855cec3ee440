import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('a guest enters, sees the way to a golden path, and finds a team in the catalog', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();

  const goldenPath = page.getByRole('link', { name: 'Choose a golden path' });
  await expect(goldenPath).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .analyze();
  expect(violations).toEqual([]);

  await goldenPath.click();
  await expect(page).toHaveURL(/\/create/);

  await page.goto('/catalog/default/component/fraud-scorer');
  await expect(
    page.getByRole('heading', { name: 'Fraud scorer' }),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Fraud ML' }).first(),
  ).toBeVisible();
});
