import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const BACKEND = `http://localhost:${process.env.FLAGSTONE_E2E_BACKEND_PORT}`;
const README = path.join(__dirname, '../../../README.md');
const GIT_DIR = path.join(
  process.env.FLAGSTONE_E2E_DATA ?? '',
  'git/platform-gitops-config.git',
);

/** The curl command of the README, sent to the backend of this test. */
function curlOfReadme(): string {
  const [command] = /curl --fail[\s\S]*?(?=\n```)/.exec(
    readFileSync(README, 'utf8'),
  )!;
  return command.replace('http://localhost:7007', BACKEND);
}

function run(command: string, token = process.env.FLAGSTONE_API_TOKEN): string {
  return execFileSync('bash', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, FLAGSTONE_API_TOKEN: token },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

test('the curl command of the README makes an environment', async ({
  request,
}) => {
  const headers = {
    authorization: `Bearer ${process.env.FLAGSTONE_API_TOKEN}`,
  };

  const { id } = JSON.parse(run(curlOfReadme()));

  await expect
    .poll(
      async () => {
        const task = await request.get(
          `${BACKEND}/api/scaffolder/v2/tasks/${id}`,
          { headers },
        );
        return (await task.json()).status;
      },
      { timeout: 40_000 },
    )
    .toBe('completed');
  const document = execFileSync(
    'git',
    ['show', 'main:environments/fraud/fraud-test/environment.yaml'],
    { cwd: GIT_DIR, encoding: 'utf8' },
  );
  expect(document).toContain('name: fraud-test');
  await expect
    .poll(
      async () => {
        const entity = await request.get(
          `${BACKEND}/api/catalog/entities/by-name/resource/default/fraud-test`,
          { headers },
        );
        return entity.status();
      },
      { timeout: 40_000 },
    )
    .toBe(200);
});

test('the API is closed to a wrong token', async () => {
  expect(() => run(curlOfReadme(), 'wrong')).toThrow();
});
