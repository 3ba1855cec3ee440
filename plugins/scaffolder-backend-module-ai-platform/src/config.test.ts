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
    });
  });

  it('makes the local GitOps repository the default where there are local repositories', () => {
    expect(read({ localGit: { root: '/srv/my git' } })).toEqual({
      localGitRoot: '/srv/my git',
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
});
