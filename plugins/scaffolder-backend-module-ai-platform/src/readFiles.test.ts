import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { readFiles } from './readFiles';

const directory = createMockDirectory();
const workspace = directory.resolve('workspace');

afterEach(() => directory.clear());

describe('reading a folder of the workspace', () => {
  it('finds every file, hidden and executable ones, too', async () => {
    directory.setContent({
      'workspace/services': { '.sops.yaml': 'a', b: { 'run.sh': 'c' } },
      'workspace/elsewhere': { x: 'x' },
    });
    chmodSync(directory.resolve('workspace/services/b/run.sh'), 0o755);

    const files = await readFiles(workspace, 'services');

    expect(files.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: '.sops.yaml', content: Buffer.from('a'), executable: false },
      { path: 'b/run.sh', content: Buffer.from('c'), executable: true },
    ]);
  });

  it.each([
    ['a link to a file outside', '../../secret', 'secret'],
    ['a link to a folder outside', '../..', 'up'],
    ['a link to a file within', 'a', 'b'],
    ['a link to nothing', 'nowhere', 'b'],
  ])('refuses a folder with %s', async (_case, target, name) => {
    directory.setContent({
      secret: 'secret',
      'workspace/services': { a: 'a', [name]: ctx => ctx.symlink(target) },
    });

    await expect(readFiles(workspace, 'services')).rejects.toThrow(
      `"${name}" in the workspace is not a plain file`,
    );
  });

  it('refuses a named pipe, which would never end', async () => {
    directory.setContent({ 'workspace/services': { a: 'a' } });
    execFileSync('mkfifo', [directory.resolve('workspace/services/pipe')]);

    await expect(readFiles(workspace, 'services')).rejects.toThrow(
      '"pipe" in the workspace is not a plain file',
    );
  });

  it.each(['..', '../other', '/etc', 'link', 'link/a'])(
    'refuses the folder %s',
    async path => {
      directory.setContent({
        'other/a': 'a',
        'workspace/within/a': 'a',
        'workspace/link': ctx => ctx.symlink('within'),
      });

      await expect(readFiles(workspace, path)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    },
  );

  it.each(['missing', 'file'])(
    'names the folder %s that is none',
    async path => {
      directory.setContent({ 'workspace/file': 'a' });

      await expect(readFiles(workspace, path)).rejects.toThrow(
        `The workspace has no folder ${path}`,
      );
    },
  );
});
