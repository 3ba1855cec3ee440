import { createMockDirectory } from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { aDocument } from '../__testUtils__/aDocument';
import { NAMES, Publishing } from '../__testUtils__/publishing';
import { createGitPublishAction } from './gitPublish';

const directory = createMockDirectory();
const publishing = new Publishing(directory);
const { host } = publishing;

type Checkpoint = ActionContext<JsonObject>['checkpoint'];

jest.setTimeout(30_000);

beforeEach(() => publishing.reset());
afterEach(() => directory.clear());

describe('aiPlatform:git:publish', () => {
  it('makes one commit a repository, by the person who asked', async () => {
    const { commits, summary } = await publishing.document(
      aDocument(),
      {},
      {
        user: {
          ref: 'user:default/amara.okafor',
          entity: {
            ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'User' },
            metadata: { name: 'amara.okafor' },
            spec: {
              profile: {
                displayName: 'Amara Okafor',
                email: 'amara.okafor@example.com',
              },
            },
          },
        },
      },
    );

    expect(commits.map(each => [each.repository, each.commit])).toEqual(
      NAMES.map((name, index) => [name, publishing.heads()[index]]),
    );
    for (const [index, repository] of publishing.repositories.entries()) {
      expect(host.git(repository, 'rev-list', '--count', 'main')).toBe('2');
      expect(commits[index].changedFiles.length).toBeGreaterThan(0);
      const format = '--format=%an <%ae>, %cn <%ce>: %B';
      expect(host.git(repository, 'log', '-1', format, 'main')).toBe(
        `Amara Okafor <amara.okafor@example.com>, Flagstone <flagstone@localhost>: Add fraud-dev\n\nFlagstone-Task: ${publishing.task}`,
      );
    }
    expect(summary.split('\n')).toHaveLength(3);
  });

  it('commits as Flagstone where no person asked, and as the reference where the catalog knows no more', async () => {
    const author = () =>
      host.git(
        publishing.repositories[0],
        'log',
        '-1',
        '--format=%an <%ae>',
        'main',
      );

    await publishing.document(aDocument());
    expect(author()).toBe('Flagstone <flagstone@localhost>');

    await publishing.document(
      aDocument({}, { name: 'other' }),
      {},
      { user: { ref: 'user:default/guest' } },
    );
    expect(author()).toBe('guest <guest@localhost>');
  });

  it('refuses an environment that exists, and leaves every repository alone', async () => {
    await publishing.document(aDocument());
    const before = publishing.heads();

    await expect(
      publishing.document(aDocument({ stage: 'test' })),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: `The environment fraud-dev of project fraud exists already (platform-gitops-config, branch main, commit ${before[2]}). Choose another name, or say update: true to change it.`,
    });

    expect(publishing.heads()).toEqual(before);
  });

  it('refuses a name that another project has, even as an update', async () => {
    await publishing.document(aDocument());
    const before = publishing.heads();

    await expect(
      publishing.document(aDocument({}, { project: 'vision' }), {
        update: true,
      }),
    ).rejects.toThrow(
      'An environment fraud-dev exists already, in project fraud',
    );

    expect(publishing.heads()).toEqual(before);
  });

  it('updates: files that are no longer called for go, files of other people stay', async () => {
    const lock = 'environments/fraud/fraud-dev/.terraform.lock.hcl';
    const feast = 'environments/fraud/fraud-dev/feast/values.yaml';
    const withFeast = (enabled: boolean) =>
      aDocument({ platform: { feast: { enabled } } });
    await publishing.document(withFeast(true));
    host.commit(publishing.repositories[0], { [lock]: 'by terraform' });
    expect(host.files(publishing.repositories[1])).toContain(feast);

    const { commits } = await publishing.document(withFeast(false), {
      update: true,
    });

    expect(commits[1].changedFiles).toContain(feast);
    expect(host.files(publishing.repositories[1])).not.toContain(feast);
    expect(host.files(publishing.repositories[0])).toContain(lock);
    expect(host.files(publishing.repositories[1])).toContain('README.md');
  });

  it('updates past a committed document that it cannot read', async () => {
    await publishing.document(aDocument());
    host.commit(publishing.repositories[2], {
      'environments/fraud/fraud-dev/environment.yaml': '{{ not yaml',
    });

    const { commits } = await publishing.document(aDocument(), {
      update: true,
    });

    expect(commits[2].changedFiles).toEqual([
      'environments/fraud/fraud-dev/environment.yaml',
    ]);
  });

  it('leaves another environment alone whose document lies in the wrong place', async () => {
    const path = (name: string) =>
      `environments/fraud/${name}/environment.yaml`;
    await publishing.document(aDocument());
    await publishing.document(aDocument({}, { name: 'victim' }));
    const gitops = publishing.repositories[2];
    const theirs = host.show(gitops, path('victim'));
    host.commit(gitops, { [path('fraud-dev')]: theirs });
    const before = publishing.repositories.map(each => host.files(each));

    await publishing.document(aDocument(), { update: true });

    expect(publishing.repositories.map(each => host.files(each))).toEqual(
      before,
    );
    expect(host.show(gitops, path('victim'))).toBe(theirs);
  });

  it('commits nothing where an update changes nothing, and says so', async () => {
    await publishing.document(aDocument());
    const before = publishing.heads();

    const { commits, summary } = await publishing.document(aDocument(), {
      update: true,
    });

    expect(publishing.heads()).toEqual(before);
    expect(commits.map(each => each.commit)).toEqual(before);
    expect(summary).toContain(
      `platform-k8s-clusters, branch main: nothing to change, the head stays ${before[0]}`,
    );
  });

  it('finds its own commit when the same task runs again, and changes nothing', async () => {
    const task = { id: 'one-task' };
    await publishing.document(aDocument(), {}, { task });
    const before = publishing.heads();

    const { commits } = await publishing.document(aDocument(), {}, { task });

    expect(commits.every(each => each.changedFiles.length === 0)).toBe(true);
    expect(publishing.heads()).toEqual(before);
  });

  it('publishes once where a recovered task has passed the checkpoint', async () => {
    const done = [{ repository: 'x', branch: 'main', changedFiles: [] }];
    const before = publishing.heads();

    const { commits } = await publishing.document(
      aDocument(),
      {},
      { checkpoint: (async () => done) as Checkpoint },
    );

    expect(commits).toEqual(done);
    expect(publishing.heads()).toEqual(before);
  });

  it('lets ten tasks publish at the same time', async () => {
    const action = createGitPublishAction(publishing.root);

    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        publishing.document(
          aDocument({}, { name: `e${index}` }),
          {},
          { action },
        ),
      ),
    );

    expect(
      host.git(publishing.repositories[2], 'rev-list', '--count', 'main'),
    ).toBe('11');
  });

  it('says what a dry run would do, and does nothing', async () => {
    const before = publishing.heads();

    const { commits, summary } = await publishing.document(
      aDocument(),
      {},
      { isDryRun: true },
    );

    expect(commits.every(each => each.commit === undefined)).toBe(true);
    expect(summary).toMatch(
      /^- platform-k8s-clusters, branch main: a commit would change \d+ files$/m,
    );
    expect(publishing.heads()).toEqual(before);
    for (const repository of publishing.repositories) {
      expect(host.traces(repository).refs).toBe('');
    }
  });

  it('tells in a dry run that the environment exists', async () => {
    await publishing.document(aDocument());

    await expect(
      publishing.document(aDocument(), {}, { isDryRun: true }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('publishes a folder of folders as one commit in one repository', async () => {
    const platform = host.create('platform', { 'README.md': 'hello' });
    const gitops = { repoUrl: platform.url, layout: 'monorepo' };
    const one = { repositories: [{ gitUrl: platform.url, sourcePath: '.' }] };

    await publishing.document(aDocument({ gitops }), one);

    expect(host.git(platform, 'rev-list', '--count', 'main')).toBe('2');
    expect(host.files(platform)).toContain(
      'platform-gitops-config/environments/fraud/fraud-dev/environment.yaml',
    );
    await expect(
      publishing.document(aDocument({ gitops }), one),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      publishing.document(aDocument({ gitops }, { project: 'vision' }), one),
    ).rejects.toThrow('in project fraud');
  });

  it('sees an environment that someone else commits at the last moment', async () => {
    const folder = directory.resolve('theirs');
    directory.addContent({ theirs: {} });
    await publishing.document(aDocument({}, { name: 'unrelated' }));
    const path = 'environments/fraud/fraud-dev/environment.yaml';
    host.whenCommitIsReady(
      publishing.repositories[2],
      `[ -e ${folder}/done ] || { touch ${folder}/done
git read-tree --index-output=${folder}/index main
blob=$(echo theirs | git hash-object -w --stdin)
GIT_INDEX_FILE=${folder}/index git update-index --add --cacheinfo 100644,$blob,${path}
tree=$(GIT_INDEX_FILE=${folder}/index git write-tree)
git update-ref refs/heads/main $(git commit-tree $tree -p main -m theirs); }`,
    );
    const before = publishing.heads();

    await expect(publishing.document(aDocument())).rejects.toThrow(
      'The environment fraud-dev of project fraud exists already',
    );

    expect(publishing.heads().slice(0, 2)).toEqual(before.slice(0, 2));
    expect(host.show(publishing.repositories[2], path)).toBe('theirs\n');
  });
});
