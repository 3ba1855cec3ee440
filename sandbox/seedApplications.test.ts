import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inGit } from './git.mjs';
import { seedApplications } from './seedApplications.mjs';
import { seedRepositories } from './seedRepositories.mjs';

jest.setTimeout(30_000);

const NOW = Date.parse('2026-03-02T08:00:00Z');
const BRANCH = 'refs/heads/main';

describe('seeding the applications', () => {
  let git: string;
  let bare: string;

  beforeEach(async () => {
    git = fs.mkdtempSync(path.join(tmpdir(), 'flagstone applications-'));
    bare = path.join(git, 'platform-gitops-config.git');
    const skeletons = path.join(
      __dirname,
      '../templates/platform-repositories/skeleton',
    );
    await seedRepositories({ skeletons, git });
  });

  afterEach(() => fs.rmSync(git, { recursive: true }));

  function seed(): Promise<number> {
    return seedApplications({
      source: path.join(__dirname, 'repositories'),
      git,
      story: path.join(__dirname, 'argocd/story/commits.yaml'),
      now: NOW,
    });
  }

  it('tells how they came there: who, when, and what it was before', async () => {
    expect(await seed()).toBe(8);
    const log = await inGit(bare, 'log', '--format=%an|%aI|%s', BRANCH);
    expect(log.split('\n').slice(0, 2)).toEqual([
      'Mei Tanaka|2026-02-26T06:00:00+00:00|Retire the canary of the fraud detector',
      'Lena Hoffmann|2026-02-25T06:00:00+00:00|Inspector 2026.1.2, trained on the new camera',
    ]);
    const file = 'applications/fraud-detector/deployment.yaml';
    const images = await inGit(
      bare,
      ...['log', '-p', '--format=', BRANCH, '--', file],
    );
    expect(images.match(/^[-+] +image: .*$/gm)).toEqual([
      '-          image: registry.example.com/fraud/detector:4.1.0',
      '+          image: registry.example.com/fraud/detector:4.2.0',
      '+          image: registry.example.com/fraud/detector:4.1.0',
    ]);
  });

  it('leaves in the end what the story has today, under the address of this machine', async () => {
    await seed();
    const show = (name: string) => inGit(bare, 'show', `${BRANCH}:${name}`);
    const file = 'applications/fraud-detector/deployment.yaml';
    expect(await show(file)).toBe(
      fs.readFileSync(
        path.join(__dirname, 'repositories/platform-gitops-config', file),
        'utf8',
      ),
    );
    await expect(
      show('applications/fraud-detector/canary.yaml'),
    ).rejects.toThrow('does not exist');
    expect(await show('applications/fraud/fraud-detector.yaml')).toMatch(
      /repoURL: 'file:.*%20applications-.*platform-gitops-config\.git'/,
    );
  });

  it('never brings back what somebody changed or deleted', async () => {
    await seed();
    const head = await inGit(bare, 'rev-parse', BRANCH);
    expect(await seed()).toBe(0);
    expect(await inGit(bare, 'rev-parse', BRANCH)).toBe(head);
    expect(fs.readdirSync(git).filter(name => name.startsWith('.'))).toEqual(
      [],
    );
  });
});
