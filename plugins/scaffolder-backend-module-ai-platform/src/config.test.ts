import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readConfig } from './config';

const read = (aiPlatform: JsonObject) =>
  readConfig(new ConfigReader({ aiPlatform }));
const repoUrl = 'https://github.com/acme/platform-gitops-config.git';

describe('the configuration', () => {
  it('may be empty', () => {
    expect(readConfig(new ConfigReader({}))).toEqual({
      environmentDefaults: {},
      quotaLimits: {},
    });
  });

  it('makes the local GitOps repository the default where there are local repositories', () => {
    expect(read({ localGit: { root: '/srv/my git' } })).toEqual({
      localGitRoot: '/srv/my git',
      quotaLimits: {},
      environmentDefaults: {
        spec: {
          gitops: {
            repoUrl: 'file:///srv/my%20git/platform-gitops-config.git',
          },
        },
      },
    });
  });

  it('lets configured defaults win, and keeps the others', () => {
    const defaults = {
      metadata: { department: 'risk' },
      spec: { gitops: { repoUrl }, kubernetes: { version: '1.34' } },
    };

    const { environmentDefaults } = read({
      localGit: { root: '/srv/git' },
      environments: { defaults },
    });

    expect(environmentDefaults).toEqual(defaults);
  });

  it.each<[JsonObject, string]>([
    [{ spec: { gitops: { repourl: repoUrl } } }, 'defaults.spec.gitops: '],
    [{ spec: { stage: 'production' } }, 'defaults.spec.stage: '],
    [{ meta: {} }, 'aiPlatform.environments.defaults: '],
    [{ metadata: { costCenter: 4711 } }, 'defaults.metadata.costCenter: '],
  ])('fails at start with %j and names the key', (defaults, key) => {
    expect(() => read({ environments: { defaults } })).toThrow(key);
  });

  it('reads the limits of quotas', () => {
    const limits = { dev: { 'nvidia.com/gpu': 8 }, default: { cpu: '200' } };

    expect(read({ quota: { limits } }).quotaLimits).toEqual(limits);
  });

  it.each<[JsonObject, string]>([
    [{ production: {} }, 'aiPlatform.quota.limits Unrecognized key'],
    [
      { dev: { 'nvidia.com/gpu': 'many' } },
      'aiPlatform.quota.limits.dev["nvidia.com/gpu"] must be a Kubernetes quantity',
    ],
  ])('fails at start with the limits %j and names the key', (limits, key) => {
    expect(() => read({ quota: { limits } })).toThrow(key);
  });
});
