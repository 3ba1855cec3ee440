import { createMockDirectory } from '@backstage/backend-test-utils';
import { Publishing } from '../__testUtils__/publishing';
import { writeFiles } from '../writeFiles';

const directory = createMockDirectory();
const publishing = new Publishing(directory);
const { host } = publishing;
const repository = publishing.repositories[2];
const workspacePath = directory.resolve('workspace');

jest.setTimeout(30_000);

beforeEach(() => publishing.reset());
afterEach(() => directory.clear());

const idOf = (path: string) =>
  host.git(repository, 'rev-parse', `main:${path}`);

/** Publishes another README, made from the one that was read. */
async function publish(basedOn: Record<string, string>) {
  await writeFiles(workspacePath, [
    { path: 'files/README.md', content: 'ours' },
  ]);
  return publishing.run(
    {
      repositories: [{ gitUrl: repository.url, sourcePath: 'files', basedOn }],
      message: 'Change the README',
    },
    { workspacePath },
  );
}

describe('a commit that is made from files as they were read', () => {
  it('is made where they are still the same', async () => {
    const { commits } = await publish({ 'README.md': idOf('README.md') });

    expect(commits[0].changedFiles).toEqual(['README.md']);
    expect(host.show(repository, 'README.md')).toBe('ours');
  });

  it('is not made where one has changed since, or is gone', async () => {
    const read = idOf('README.md');
    host.commit(repository, { 'README.md': 'theirs' });

    for (const path of ['README.md', 'gone.md']) {
      await expect(publish({ [path]: read })).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(
          'in platform-gitops-config, branch main, after it was read. Nothing was published; run it again.',
        ),
      });
    }
    expect(host.show(repository, 'README.md')).toBe('theirs');
  });

  it('has nothing to do where it is there already', async () => {
    const read = idOf('README.md');
    await publish({ 'README.md': read });
    const before = host.head(repository);

    const { commits } = await publish({ 'README.md': read });

    expect(commits[0].changedFiles).toEqual([]);
    expect(host.head(repository)).toBe(before);
  });

  it('reads no path that leaves the repository', async () => {
    await expect(publish({ '../x': 'y' })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
