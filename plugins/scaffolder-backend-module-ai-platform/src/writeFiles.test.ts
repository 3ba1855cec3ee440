import { createMockDirectory } from '@backstage/backend-test-utils';
import { existsSync, mkdirSync } from 'node:fs';
import { writeFiles } from './writeFiles';

const directory = createMockDirectory();
const workspace = directory.resolve('workspace');

beforeEach(() => {
  directory.setContent({
    outside: { 'secret.txt': 'secret' },
    workspace: {
      'a-file.txt': 'kept',
      'a-folder': { 'b.txt': 'kept' },
    },
  });
});

afterEach(() => directory.clear());

describe('writing files into the workspace', () => {
  it('makes the folders, and replaces what is there', async () => {
    await writeFiles(workspace, [
      { path: 'platform/environments/x.yaml', content: 'x: ü\n' },
      { path: 'a-file.txt', content: 'new' },
    ]);

    expect(directory.content({ path: 'workspace/platform' })).toEqual({
      environments: { 'x.yaml': 'x: ü\n' },
    });
    expect(directory.content({ path: 'workspace' })).toMatchObject({
      'a-file.txt': 'new',
    });
  });

  it('makes the workspace where it is not there yet', async () => {
    await writeFiles(directory.resolve('later'), [
      { path: 'a.txt', content: 'a' },
    ]);

    expect(directory.content({ path: 'later' })).toEqual({
      'a.txt': 'a',
    });
  });

  it.each([
    ['above the workspace', '../outside/new.txt'],
    ['an absolute path', '/tmp/flagstone-new.txt'],
    ['up and down again', 'a-folder/../../outside/new.txt'],
    ['the workspace itself', '.'],
    ['nothing', ''],
    ['a folder', 'a-folder'],
    ['a file as a folder', 'a-file.txt/new.txt'],
    ['a file as a folder, deeper', 'a-file.txt/b/c.txt'],
    ['the same place twice', 'fine.txt'],
    ['a folder where another file goes', 'fine.txt/new.txt'],
  ])('writes nothing at all with %s among the paths', async (_case, path) => {
    const before = directory.content();

    await expect(
      writeFiles(workspace, [
        { path: 'fine.txt', content: 'fine' },
        { path, content: 'overwritten' },
      ]),
    ).rejects.toThrow();

    expect(directory.content()).toEqual(before);
  });

  it.each([
    ['a folder that is a link out', '../outside', 'link/new.txt'],
    ['a folder that is a link within', 'a-folder', 'link/new.txt'],
    ['a file that is a link out', '../outside/secret.txt', 'link'],
    ['a file that is a link within', 'a-file.txt', 'link'],
    ['a link that leads nowhere yet', '../outside/new.txt', 'link'],
  ])('refuses %s', async (_case, target, path) => {
    directory.addContent({ 'workspace/link': ctx => ctx.symlink(target) });

    await expect(
      writeFiles(workspace, [
        { path: 'fine.txt', content: 'fine' },
        { path, content: 'overwritten' },
      ]),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });

    expect(existsSync(directory.resolve('workspace/fine.txt'))).toBe(false);
    expect(directory.content({ path: 'outside' })).toEqual({
      'secret.txt': 'secret',
    });
    expect(directory.content({ path: 'workspace/a-folder' })).toEqual({
      'b.txt': 'kept',
    });
  });

  it('writes nothing where the disk fails before the first file is in place', async () => {
    mkdirSync(directory.resolve('workspace/fresh'));
    const before = directory.content();
    const unwritable = { toString: () => 'x' } as unknown as string;

    await expect(
      writeFiles(workspace, [
        { path: 'fresh/a.txt', content: 'a' },
        { path: 'fresh/b.txt', content: unwritable },
      ]),
    ).rejects.toThrow();

    expect(directory.content()).toEqual(before);
  });
});
