import { execFileSync } from 'node:child_process';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const GIT = path.join(process.env.FLAGSTONE_E2E_DATA ?? 'data', 'git');
const IMAGES = path.resolve(__dirname, '../../../docs/images');

const ENVIRONMENTS = [
  {
    cloud: 'AWS',
    project: 'fraud',
    owner: 'Fraud ML',
    region: 'eu-central-1',
    account: { label: 'AWS account', value: '123456789012' },
    module: 'eks_cluster_template',
  },
  {
    cloud: 'Google Cloud',
    project: 'vision',
    owner: 'Vision Research',
    region: 'europe-west4',
    account: { label: 'Google Cloud project', value: 'vision-ml-dev' },
    module: 'gke_cluster_template',
  },
  {
    cloud: 'Azure',
    project: 'recommendations',
    owner: 'Recommendations',
    region: 'westeurope',
    account: {
      label: 'Azure subscription',
      value: '0b1f6471-1bf0-4dda-aec3-cb9272f09590',
    },
    module: 'aks_cluster_template',
  },
];

type Environment = (typeof ENVIRONMENTS)[number];

/**
 * Pictures for the documentation: UPDATE_SCREENSHOTS=1, and FLAGSTONE_E2E_DATA=/tmp/flagstone (an empty folder),
 * so that the paths in them are nobody's. Of the first environment alone.
 */
async function picture(page: Page, environment: Environment, name: string) {
  const isWanted = process.env.UPDATE_SCREENSHOTS === '1';
  if (!isWanted || environment !== ENVIRONMENTS[0]) return;
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('form')
    .analyze();
  const serious = violations.filter(({ impact }) =>
    ['serious', 'critical'].includes(impact ?? ''),
  );
  expect(serious).toEqual([]);
}

async function enter(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Create' }).first().click();
  await page
    .getByRole('button', { name: /Choose/ })
    .first()
    .click();
  await expect(
    page.getByRole('heading', { name: 'AI environment' }),
  ).toBeVisible();
}

/** A list that is filled anew while one chooses opens once more. */
async function choose(page: Page, field: RegExp, option: RegExp) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
  const list = page.getByRole('listbox');
  await expect(async () => {
    if ((await list.count()) > 0) await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}

async function sayWhoItIsFor(page: Page, environment: Environment) {
  const { project, owner } = environment;
  await page.getByRole('textbox', { name: /^Project/ }).fill(project);
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue(
    `${project}-dev`,
  );
  await choose(page, /^Owner/, new RegExp(`^${owner}`));
  await page.getByRole('textbox', { name: /^Department/ }).fill('research');
  await page.getByRole('textbox', { name: /^Cost centre/ }).fill('4711');
  await expectAccessible(page);
  await picture(page, environment, 'ai-environment-form');
  await page.getByRole('button', { name: 'Next' }).click();
}

/** Gives what the preview shows as main.tf. */
async function sayWhatItIs(
  page: Page,
  environment: Environment,
): Promise<string> {
  const { cloud, region, account, module } = environment;
  await page.getByText(cloud, { exact: true }).click();
  await choose(page, /^Region/, new RegExp(`^${region}$`));
  await page
    .getByRole('textbox', { name: new RegExp(`^${account.label}`) })
    .fill(account.value);

  const preview = page.getByRole('region', { name: 'Preview' });
  const code = preview.getByRole('region', { name: /main\.tf$/ });
  await expect(preview).toContainText(/\d+ files in 3 repositories/);
  await expect(code).toContainText(module);
  await expectAccessible(page);
  await page
    .getByText('What is it for?')
    .evaluate(element => element.scrollIntoView());
  await picture(page, environment, 'ai-environment-preview');
  const shown = await code.innerText();
  await page.getByRole('button', { name: 'Review' }).click();
  return shown;
}

async function run(page: Page, environment: Environment) {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('What was committed')).toBeVisible({
    timeout: 60_000,
  });
  await picture(page, environment, 'ai-environment-run');
}

function git(repository: string, ...args: string[]): string {
  const gitDir = path.join(GIT, `${repository}.git`);
  return execFileSync('git', ['--git-dir', gitDir, ...args], {
    encoding: 'utf8',
  });
}

function lastCommit(repository: string, folder: string): string {
  return git(repository, 'log', '-1', '--format=%s', 'main', '--', folder);
}

for (const environment of ENVIRONMENTS) {
  const name = `${environment.project}-dev`;

  test(`a team gets the environment ${name} on ${environment.cloud}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await enter(page);
    await sayWhoItIsFor(page, environment);
    const shown = await sayWhatItIs(page, environment);
    await run(page, environment);

    const folder = `environments/${environment.project}/${name}`;
    for (const repository of [
      'platform-k8s-clusters',
      'platform-ai-services',
      'platform-gitops-config',
    ]) {
      expect(lastCommit(repository, folder)).toContain(name);
    }
    expect(shown.trim()).toBe(
      git('platform-k8s-clusters', 'show', `main:${folder}/main.tf`).trim(),
    );

    await expect(async () => {
      await page.goto(`/catalog/default/resource/${name}`);
      await expect(
        page.getByRole('heading', { name, exact: true }),
      ).toBeVisible();
    }).toPass({ timeout: 60_000 });
    await expect(
      page.getByRole('link', { name: environment.owner }).first(),
    ).toBeVisible();
    await expect(page.getByText(environment.account.value)).toBeVisible();
    await page.setViewportSize({ width: 1440, height: 1280 });
    await picture(page, environment, 'ai-environment-entity');
  });
}
