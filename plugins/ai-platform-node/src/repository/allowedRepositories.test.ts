import { mockServices } from '@backstage/backend-test-utils';
import { emptyGitHost } from '../__testUtils__/emptyGitHost';
import { FakeGitHub } from '../__testUtils__/fakeGitHub';
import { parseRepositoryPrefix } from '../git/repositoryPrefix';
import { GitRepositories } from './gitRepositories';
import { RepositoryNotAllowedError } from './repositoryNotAllowedError';

const host = emptyGitHost();
const github = new FakeGitHub();
const TOKEN = 'CANARY-token';

jest.setTimeout(30_000);

beforeAll(async () => {
  await github.start();
  github.repository('acme/config', { 'a.yaml': 'a' });
  github.repository('ACME/Config', { 'a.yaml': 'a' });
  github.repository('acme-evil/config', { 'a.yaml': 'a' });
});
afterAll(() => github.stop());

function repositories(...urls: string[]): GitRepositories {
  return GitRepositories.fromConfig(
    mockServices.rootConfig({
      data: {
        aiPlatform: { localGit: { root: host.root } },
        integrations: github.integrations(TOKEN),
      },
    }),
    { allowed: urls.map(url => parseRepositoryPrefix(url)!) },
  );
}

const ACME = 'https://github.com/acme/';

it.each([
  'https://github.com/acme/config',
  'https://github.com/acme/config.git',
  'https://github.com/acme/config/',
  'https://github.com/ACME/Config.git',
  'https://robin:CANARY@github.com/acme/config',
  'git@github.com:acme/config.git',
  'ssh://git@github.com:22/acme/config',
])(
  'an owner has all of its repositories, however they are spelt: %s',
  async url => {
    await expect(repositories(ACME).open(url)).resolves.toMatchObject({
      repository: expect.stringMatching(/^acme\/config$/i),
    });
  },
);

it.each([
  [ACME, 'https://github.com/acme-evil/config'],
  [ACME, 'https://github.com/acme.evil/config'],
  [ACME, 'https://acme@github.com/acme-evil/config'],
  [ACME, 'https://github.com:443/evil/acme'],
  [ACME, 'git@github.com:acme-evil/config.git'],
  [ACME, 'ssh://acme@github.com/acme-evil/config'],
  ['https://github.com/acme/config', 'https://github.com/acme/config-evil'],
  ['https://github.com/acme/config', 'https://github.com/acme/config.git.git'],
  ['https://github.com/acme/con', 'https://github.com/acme/config'],
  ['https://github.example.com', 'https://github.com/acme/config'],
  ['https://github.co', 'https://github.com/acme/config'],
  ['file:///', 'https://github.com/acme/config'],
  ['file:///', 'file:config.git'],
  ['file:///', 'file://github.com/config.git'],
])('%s does not stand for %s', async (allowed, url) => {
  github.authorizations.clear();

  const opening = repositories(allowed).open(url);

  await expect(opening).rejects.toBeInstanceOf(RepositoryNotAllowedError);
  await expect(opening).rejects.not.toThrow(/CANARY|evil/);
  expect(github.authorizations.size).toBe(0);
});

it.each([
  'https://github.com/acme/../acme-evil/config',
  'https://github.com/acme/..',
  'https://github.com/../config',
  'https://github.com/acme/%2e%2e',
  'https://github.com@evil.example/acme/config',
  'https://evil.example/https://github.com/acme/config',
  'https://github.com.evil.example/acme/config',
])('%s is no repository of a host that is known', async url => {
  github.authorizations.clear();

  await expect(repositories(ACME).open(url)).resolves.toBeUndefined();

  expect(github.authorizations.size).toBe(0);
});

it('none is open where the list is empty', async () => {
  await expect(
    repositories().open('https://github.com/acme/config'),
  ).rejects.toBeInstanceOf(RepositoryNotAllowedError);
});

describe('local repositories', () => {
  const allowing = (path: string) => repositories(`file://${host.root}${path}`);

  it.each(['', '/', '/config', '/config.git'])(
    'are open below a folder or by name: %p',
    async path => {
      const { url } = host.create('config', { 'a.yaml': 'a' });
      await expect(allowing(path).open(url)).resolves.toBeDefined();
    },
  );

  it.each(['/conf', '/config-more', '/Config', '/config.git/x'])(
    'are not open by another name: %p',
    async path => {
      const { url } = host.create('config', { 'a.yaml': 'a' });
      await expect(allowing(path).open(url)).rejects.toBeInstanceOf(
        RepositoryNotAllowedError,
      );
    },
  );

  it('are not open by a way around', async () => {
    host.create('config', { 'a.yaml': 'a' });
    host.create('other', { 'a.yaml': 'a' });
    const around = `file://${host.root}/config.git/../other.git`;
    await expect(allowing('').open(around)).resolves.toBeUndefined();
  });
});

it.each([
  'github.com/acme',
  'git@github.com:acme/config',
  'ssh://git@github.com/acme',
  'https://github.com/acme/*',
  'https://*.example.com/acme',
  'https://github.com:8443/acme',
  'https://robin:CANARY@github.com/acme',
  'https://github.com/acme/../evil',
  'https://github.com/acme/%2E%2e/evil',
  'https://github.com//acme',
  'https://github.com/acme?x',
  'https://',
  'file://host/srv',
  '',
])('%p stands for nothing', url => {
  expect(parseRepositoryPrefix(url)).toBeUndefined();
});
