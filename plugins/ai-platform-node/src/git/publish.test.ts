import { createMockDirectory } from '@backstage/backend-test-utils';
import { GitHost } from '../__testUtils__/gitHost';
import type { LocalRepository } from './localRepository';
import type { PublishRequest } from './publication';
import { publish } from './publish';

const directory = createMockDirectory();
const host = new GitHost(directory.path);

jest.setTimeout(30_000);

afterEach(() => directory.clear());

function file(path: string, text = `content of ${path}\n`) {
  return { path, content: Buffer.from(text) };
}

function request(
  repositories: LocalRepository[],
  changes: Partial<PublishRequest> = {},
): PublishRequest {
  return {
    publications: repositories.map(repository => ({
      ...{ repository, branch: 'main' },
      files: [file('fraud/a.yaml'), file('fraud/b.yaml')],
    })),
    inspect: async () => [],
    message: 'Add what was asked for\n',
    author: { name: 'Ada Lovelace', email: 'ada@example.com' },
    committer: { name: 'Flagstone', email: 'flagstone@localhost' },
    ...changes,
  };
}

describe('publishing to a local repository', () => {
  it('makes one commit on top of what is there, by the person who asked', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    const before = host.head(clusters);

    const [published] = await publish(request([clusters]));

    expect(published).toMatchObject({
      commit: host.head(clusters),
      changedFiles: ['fraud/a.yaml', 'fraud/b.yaml'],
    });
    expect(host.files(clusters)).toEqual([
      'README.md',
      'fraud/a.yaml',
      'fraud/b.yaml',
    ]);
    expect(host.git(clusters, 'rev-parse', 'main^')).toBe(before);
    expect(
      host.git(
        clusters,
        'log',
        '-1',
        '--format=%an <%ae>, %cn <%ce>: %s',
        'main',
      ),
    ).toBe(
      'Ada Lovelace <ada@example.com>, Flagstone <flagstone@localhost>: Add what was asked for',
    );
    expect(host.git(clusters, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('begins the history of an empty repository', async () => {
    const clusters = host.create('clusters');

    await publish(request([clusters]));

    expect(host.git(clusters, 'rev-list', '--count', 'main')).toBe('1');
  });

  it('works with SHA-256 repositories', async () => {
    const clusters = host.create('clusters', { 'a.txt': 'a' }, 'sha256');

    const [published] = await publish(request([clusters]));
    const [again] = await publish(request([clusters]));

    expect(published.commit).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toMatchObject({ commit: published.commit, changedFiles: [] });
  });

  it('says the head and commits nothing where nothing changes', async () => {
    const clusters = host.create('clusters');
    await publish(request([clusters]));
    const before = host.traces(clusters);

    const [again] = await publish(request([clusters]));

    expect(again).toMatchObject({
      commit: host.head(clusters),
      changedFiles: [],
    });
    expect(host.traces(clusters)).toEqual(before);
  });

  it('deletes what the inspection says, and leaves the rest of the folder alone', async () => {
    const clusters = host.create('clusters', {
      'fraud/a.yaml': 'old',
      'fraud/gone.yaml': 'old',
      'fraud/.terraform.lock.hcl': 'by terraform',
    });
    const place = (path: string) => ({ repositoryUrl: clusters.url, path });

    const [published] = await publish(
      request([clusters], {
        inspect: async () =>
          ['fraud/gone.yaml', 'fraud/a.yaml', 'never/there'].map(place),
      }),
    );

    expect(published.changedFiles).toEqual([
      'fraud/a.yaml',
      'fraud/b.yaml',
      'fraud/gone.yaml',
    ]);
    expect(host.files(clusters)).toEqual([
      'fraud/.terraform.lock.hcl',
      'fraud/a.yaml',
      'fraud/b.yaml',
    ]);
  });

  it('writes any name and any content as they are', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    const files = [
      file('say "hi" \\ there.txt', 'done\nreset refs/heads/main\n'),
      file('dash/-x', ''),
      file('Zürich/日本語.txt', 'data 3\nabc'),
      { path: 'binary', content: Buffer.from([0, 255, 10, 13]) },
      { ...file('run.sh', '#!/bin/sh\n'), executable: true },
    ];

    await publish(
      request([clusters], {
        publications: [{ repository: clusters, branch: 'main', files }],
        author: { name: 'E<vil>\ncommitter x', email: ' e@x>\nM 1 ' },
        message: 'data 5\nM 100644 inline x\n',
      }),
    );

    expect(host.files(clusters).sort()).toEqual(
      ['README.md', ...files.map(each => each.path)].sort(),
    );
    for (const { path, content } of files) {
      expect(host.show(clusters, path)).toBe(content.toString());
    }
    expect(host.git(clusters, 'ls-tree', 'main', 'run.sh')).toMatch(/^100755/);
    expect(host.git(clusters, 'log', '-1', '--format=%an', 'main')).toBe(
      'E vil committer x',
    );
    expect(host.git(clusters, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('packs a repository that has grown', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    host.git(clusters, 'repack', '--quiet');
    host.commit(clusters, { 'README.md': 'hello again' });
    host.git(clusters, 'repack', '--quiet');
    host.git(clusters, 'config', 'gc.autoPackLimit', '1');

    await publish(request([clusters]));

    expect(host.git(clusters, 'count-objects', '-v')).toMatch(
      /^count: 0\n(.*\n)*packs: 1\n/,
    );
    expect(host.files(clusters)).toContain('fraud/a.yaml');
  });

  it('does not make up a branch in a repository that has others', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });

    await expect(
      publish(
        request([], {
          publications: [
            { repository: clusters, branch: 'mian', files: [file('a')] },
          ],
        }),
      ),
    ).rejects.toThrow(
      'The repository clusters has no branch mian; create it first, or name one that exists',
    );
  });

  it('finds out what would change in a dry run, and writes nothing', async () => {
    const clusters = host.create('clusters', {
      'fraud/a.yaml': 'content of fraud/a.yaml\n',
    });
    const before = { head: host.head(clusters), ...host.traces(clusters) };

    const [published] = await publish(request([clusters], { dryRun: true }));

    expect(published.commit).toBeUndefined();
    expect(published.changedFiles).toEqual(['fraud/b.yaml']);
    expect({ head: host.head(clusters), ...host.traces(clusters) }).toEqual(
      before,
    );
  });
});

describe('publishing while others write, too', () => {
  const once = (commands: string) =>
    `[ -e "$GIT_DIR/was-here" ] || { touch "$GIT_DIR/was-here"; ${commands}; }`;

  it('builds on the commit of someone who was first', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    host.whenCommitIsReady(clusters, once(host.elsewhere(clusters)));

    const [published] = await publish(request([clusters]));

    expect(published.commit).toBe(host.head(clusters));
    expect(
      host.git(clusters, 'log', '--format=%s', 'main').split('\n'),
    ).toEqual(['Add what was asked for', 'meanwhile', 'by hand']);
    expect(host.traces(clusters).refs).toBe('');
  });

  it('gives up with both heads when that happens again, and takes the earlier commits back', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    const services = host.create('services');
    const gitops = host.create('gitops', { 'README.md': 'hello' });
    host.whenCommitIsReady(gitops, host.elsewhere(gitops));
    const before = host.head(clusters);

    const error = await publish(request([clusters, services, gitops])).catch(
      (caught: Error) => caught,
    );

    const [head, previous] = host
      .git(gitops, 'log', '--format=%H', 'main')
      .split('\n');
    expect(error).toMatchObject({
      name: 'ConflictError',
      message: `Someone else changed the branch main of gitops at the same time: expected the head ${previous}, found ${head}. Nothing was published; run it again.`,
    });
    expect(host.head(clusters)).toBe(before);
    expect(host.head(services)).toBeUndefined();
    for (const repository of [clusters, services, gitops]) {
      expect(host.traces(repository).refs).toBe('');
    }
  });

  it('takes the earlier commits back when a repository refuses, except where someone has built on them', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    const services = host.create('services', { 'README.md': 'hello' });
    const gitops = host.create('gitops', { 'README.md': 'hello' });
    const before = host.head(clusters);
    host.whenBranchMoves(gitops, `${host.elsewhere(services)}; exit 1`);

    await expect(
      publish(request([clusters, services, gitops])),
    ).rejects.toThrow(
      /could not be taken back, as someone has built on them: services \([0-9a-f]{40}\)/,
    );

    expect(host.head(clusters)).toBe(before);
    expect(host.git(services, 'log', '-1', '--format=%s', 'main')).toBe(
      'meanwhile',
    );
    expect(host.git(gitops, 'rev-list', '--count', 'main')).toBe('1');
  });

  it('lets ten writers of one repository all succeed or say that they did not', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    const writers = Array.from({ length: 10 }, (_, index) =>
      publish(
        request([clusters], {
          publications: [
            {
              ...{ repository: clusters, branch: 'main' },
              files: [file(`environments/e${index}.yaml`)],
            },
          ],
        }),
      ),
    );

    const results = await Promise.allSettled(writers);

    const written = results.flatMap((result, index) =>
      result.status === 'fulfilled' ? [`environments/e${index}.yaml`] : [],
    );
    expect(written.length).toBeGreaterThan(0);
    expect(host.files(clusters)).toEqual(['README.md', ...written]);
    expect(host.git(clusters, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('stops at once when the task is cancelled, and leaves nothing behind', async () => {
    const clusters = host.create('clusters', { 'README.md': 'hello' });
    const before = { head: host.head(clusters), ...host.traces(clusters) };
    const controller = new AbortController();

    await expect(
      publish(
        request([clusters], {
          signal: controller.signal,
          inspect: async () => {
            controller.abort();
            return [];
          },
        }),
      ),
    ).rejects.toThrow(/abort/i);

    expect({ head: host.head(clusters), ...host.traces(clusters) }).toEqual(
      before,
    );
  });
});
