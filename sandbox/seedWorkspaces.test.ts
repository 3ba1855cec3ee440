import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inGit } from './git.mjs';
import { seedWorkspaces } from './seedWorkspaces.mjs';

describe('seeding the workspaces', () => {
  let folder: string;
  let git: string;
  let source: string;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'flagstone-workspaces-'));
    git = path.join(folder, 'git');
    source = path.join(folder, 'source');
    for (const name of ['fraud', 'vision']) {
      write(source, name, `# ${name}\n`);
    }
    const work = path.join(folder, 'work');
    fs.mkdirSync(work);
    fs.writeFileSync(path.join(work, 'README.md'), '# GitOps\n');
    await inGit(work, 'init', '--quiet', '--initial-branch=main');
    await commitAll(work, 'First');
    const bare = path.join(git, 'platform-gitops-config.git');
    await inGit(folder, 'clone', '--quiet', '--bare', work, bare);
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function write(root: string, name: string, text: string) {
    const manifests = root.includes('source')
      ? path.join(root, 'platform-gitops-config/workspaces', name, 'manifests')
      : path.join(root, 'workspaces', name, 'manifests');
    fs.mkdirSync(manifests, { recursive: true });
    fs.writeFileSync(path.join(manifests, 'quota.yaml'), text);
  }

  async function commitAll(work: string, message: string) {
    await inGit(work, 'add', '--all');
    await inGit(work, 'commit', '--quiet', `--message=${message}`);
  }

  function show(...args: string[]): string {
    const bare = path.join(git, 'platform-gitops-config.git');
    return execFileSync('git', ['--git-dir', bare, ...args], {
      encoding: 'utf8',
    }).trim();
  }

  it('adds one commit with all of them', async () => {
    expect(await seedWorkspaces({ source, git })).toEqual(['fraud', 'vision']);
    expect(show('log', '--format=%s', 'main').split('\n')).toEqual([
      'Describe the workspaces of the three teams',
      'First',
    ]);
    expect(show('show', 'main:workspaces/fraud/manifests/quota.yaml')).toBe(
      '# fraud',
    );
    expect(fs.readdirSync(git)).toEqual(['platform-gitops-config.git']);
  });

  it('does nothing the second time', async () => {
    await seedWorkspaces({ source, git });
    const head = show('rev-parse', 'main');
    expect(await seedWorkspaces({ source, git })).toEqual([]);
    expect(show('rev-parse', 'main')).toBe(head);
  });

  it('never brings back what somebody changed or deleted', async () => {
    await seedWorkspaces({ source, git });
    const work = path.join(folder, 'somebody');
    const bare = path.join(git, 'platform-gitops-config.git');
    await inGit(folder, 'clone', '--quiet', bare, work);
    write(work, 'vision', '# ours\n');
    fs.rmSync(path.join(work, 'workspaces/fraud'), { recursive: true });
    await commitAll(work, 'Ours');
    await inGit(work, 'push', '--quiet', 'origin', 'main');

    expect(await seedWorkspaces({ source, git })).toEqual([]);
    expect(show('ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual([
      'README.md',
      'workspaces/vision/manifests/quota.yaml',
    ]);
  });

  it('leaves a machine without the repository alone', async () => {
    fs.rmSync(git, { recursive: true });
    expect(await seedWorkspaces({ source, git })).toEqual([]);
  });
});
