import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  actionOf,
  DIALOG,
  driftOn,
  enter,
  expectAccessible,
  fieldsOf,
  FIRST_LOOK_MS,
  NEXT_LOOK_MS,
  picture,
  tabOf,
} from './driftSupport';

const REPOSITORY = path.join(
  process.env.FLAGSTONE_E2E_DATA ?? 'data',
  'git/platform-gitops-config.git',
);

const git = (...args: string[]) =>
  execFileSync('git', ['--git-dir', REPOSITORY, ...args], { encoding: 'utf8' });

test('ignore: a reason and a time, it is still shown, and then it is heeded again', async ({
  page,
}) => {
  const canary = 'Service fraud-detector-canary';
  await enter(page, tabOf('component/fraud-detector'));
  await actionOf(page, 'Ignore', canary).click({ timeout: FIRST_LOOK_MS });
  const dialog = page.getByRole('dialog', { name: `Ignore ${canary}` });
  await expect(dialog.getByRole('button', { name: 'Ignore' })).toBeDisabled();
  await dialog.getByRole('button', { name: /For how long/ }).click();
  await page.getByRole('option', { name: '30 days' }).click();
  await dialog
    .getByRole('textbox', { name: /^Reason/ })
    .fill('Goes with the next release.');
  await expectAccessible(page, DIALOG);
  await dialog.getByRole('button', { name: 'Ignore' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    driftOn(page).getByText(/^3 fields in 1 resource and 1 whole resource/),
  ).toBeVisible();
  await expect(driftOn(page).getByText(canary)).toHaveCount(0);

  await page
    .getByRole('switch', { name: 'Show what is ignored' })
    .click({ force: true });
  await expect(
    driftOn(page).getByText(/until .+: Goes with the next release\./),
  ).toBeVisible();
  await expectAccessible(page);
  await actionOf(page, 'Stop ignoring', canary).click();
  await expectAccessible(page, DIALOG);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Stop ignoring' })
    .click();
  await expect(
    driftOn(page).getByText(/^3 fields in 1 resource and 2 whole resources/),
  ).toBeVisible();
});

test('revert: one resource is brought back, followed to its end, and the others stay', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const title = 'Deployment fraud-detector';
  await enter(page, tabOf('component/fraud-detector'));
  await actionOf(page, 'Revert', title).click({ timeout: FIRST_LOOK_MS });
  const dialog = page.getByRole('dialog', { name: `Revert ${title}` });
  await expect(dialog).toContainText(
    '4.2.1-hotfix → registry.example.com/fraud/detector:4.2.0',
  );
  await expect(dialog).toContainText('5 → 2');
  await expectAccessible(page, DIALOG);
  await picture(page, 'revert');
  await dialog.getByRole('button', { name: 'Revert' }).click();
  await expect(dialog.getByText('Last operation: Succeeded')).toBeVisible();
  await expect(
    dialog.getByText('None of it differs any longer.'),
  ).toBeVisible();
  await expect(dialog.getByText(/asked for by/)).toBeVisible();
  await expectAccessible(page, DIALOG);
  await dialog.getByText('Close', { exact: true }).click();

  await expect(fieldsOf(page, title)).toHaveCount(0);
  await expect(
    driftOn(page).getByText(/^2 whole resources differ/),
  ).toBeVisible();
  const closed = page.getByRole('table', { name: 'What differed before' });
  await expect(closed.getByRole('row', { name: /replicas/ })).toContainText(
    /Reverted by .*guest/,
    { timeout: NEXT_LOOK_MS },
  );
  await expectAccessible(page);
});

test('codify: previewed, committed where it belongs with the comments kept, and closed as written into Git', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const title = 'Deployment fraud-scorer';
  const before = git('rev-parse', 'main').trim();
  await enter(page, tabOf('component/fraud-scorer'));
  await actionOf(page, 'Codify', title).click({ timeout: FIRST_LOOK_MS });
  const dialog = page.getByRole('dialog', { name: `Write ${title} into Git` });
  await expect(dialog.getByRole('button', { name: 'Preview' })).toBeDisabled();
  await dialog
    .getByRole('textbox', { name: /^Reason/ })
    .fill('It was killed twice for want of memory.');
  await expectAccessible(page, DIALOG);
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(
    dialog
      .getByText('applications/fraud-scorer/overlays/prod/memory.yaml')
      .first(),
  ).toBeVisible();
  await expect(
    dialog.getByRole('region', { name: /^Difference of/ }),
  ).toContainText('768Mi');
  await expectAccessible(page, DIALOG);
  await picture(page, 'codify', 1000);
  expect(git('rev-parse', 'main').trim()).toBe(before);

  await dialog.getByRole('button', { name: 'Write into Git' }).click();
  await expect(
    dialog.getByText('It is written into Git').first(),
  ).toBeVisible();
  await expectAccessible(page, DIALOG);
  await dialog.getByText('Close', { exact: true }).click();

  const changed = git('log', '--format=', '-p', '-U0', `${before}..main`)
    .split('\n')
    .filter(line => /^[-+]/.test(line));
  expect(changed).toEqual([
    '--- a/applications/fraud-scorer/overlays/prod/memory.yaml',
    '+++ b/applications/fraud-scorer/overlays/prod/memory.yaml',
    '-              memory: 512Mi',
    '+              memory: 768Mi',
  ]);
  const message = git('log', '-1', '--format=%B', 'main');
  expect(message).toContain('It was killed twice for want of memory.');
  expect(message).toMatch(/512Mi[^]*768Mi[^]*kubectl-set/);

  await expect(fieldsOf(page, title)).toHaveCount(0, { timeout: NEXT_LOOK_MS });
  const closed = page.getByRole('table', { name: 'What differed before' });
  await expect(closed.getByRole('row', { name: /memory/ })).toContainText(
    /Written into Git by .*guest/,
    { timeout: NEXT_LOOK_MS },
  );
  await expectAccessible(page);
});
