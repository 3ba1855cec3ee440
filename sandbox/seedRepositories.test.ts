import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const NAMES = [
  'platform-k8s-clusters',
  'platform-ai-services',
  'platform-gitops-config',
];

describe('seeding the local repositories', () => {
  let folder: string;
  let skeletons: string;
  let git: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'flagstone-seed-'));
    skeletons = path.join(folder, 'skeletons');
    git = path.join(folder, 'git');
    for (const name of NAMES) {
      fs.mkdirSync(path.join(skeletons, name, '.github'), { recursive: true });
      fs.writeFileSync(path.join(skeletons, name, 'README.md'), `# ${name}\n`);
      fs.writeFileSync(path.join(skeletons, name, '.gitignore'), '*.tgz\n');
    }
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Runs the seeding as `npm start` does, in a plain Node. */
  function seed(): string[] {
    const script = path.join(__dirname, 'seedRepositories.mjs');
    const code = `
      const { seedRepositories } = await import(${JSON.stringify(script)});
      console.log(JSON.stringify(await seedRepositories(${JSON.stringify({
        skeletons,
        git,
      })})));`;
    const output = execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', code],
      { encoding: 'utf8', stdio: 'pipe' },
    );
    return JSON.parse(output);
  }

  function inRepository(name: string, ...args: string[]): string {
    const repository = path.join(git, `${name}.git`);
    return execFileSync('git', ['--git-dir', repository, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  }

  it('gives each repository one commit by Flagstone on main', () => {
    expect(seed()).toEqual(NAMES);

    for (const name of NAMES) {
      expect(inRepository(name, 'log', '--format=%an <%ae>', 'main')).toBe(
        'Flagstone <flagstone@localhost>',
      );
      expect(inRepository(name, 'show', 'main:README.md')).toBe(`# ${name}`);
      expect(inRepository(name, 'remote')).toBe('');
    }
  });

  it('tags the modules, and nothing else', () => {
    seed();

    expect(inRepository('platform-k8s-clusters', 'tag')).toBe('v1.0.0');
    expect(inRepository('platform-gitops-config', 'tag')).toBe('');
  });

  it('never touches a repository that exists', () => {
    seed();
    const before = inRepository('platform-ai-services', 'rev-parse', 'main');
    fs.writeFileSync(
      path.join(skeletons, 'platform-ai-services', 'new.md'),
      'new\n',
    );

    expect(seed()).toEqual([]);
    expect(inRepository('platform-ai-services', 'rev-parse', 'main')).toBe(
      before,
    );
  });

  it('leaves nothing behind when a skeleton is missing, and goes on once it is there', () => {
    const missing = path.join(skeletons, 'platform-gitops-config');
    fs.renameSync(missing, `${missing}-away`);

    expect(seed).toThrow(/platform-gitops-config/);
    expect(fs.readdirSync(git).sort()).toEqual([
      'platform-ai-services.git',
      'platform-k8s-clusters.git',
    ]);

    fs.renameSync(`${missing}-away`, missing);
    expect(seed()).toEqual(['platform-gitops-config']);
  });

  it('commits the sources of a module and not what a local terraform left beside them', () => {
    const module = path.join(skeletons, 'platform-k8s-clusters', 'modules');
    fs.mkdirSync(path.join(module, '.terraform'), { recursive: true });
    fs.writeFileSync(path.join(module, '.terraform', 'provider'), 'binary');
    fs.writeFileSync(path.join(module, 'main.tf'), '');

    seed();

    expect(
      inRepository(
        'platform-k8s-clusters',
        'ls-tree',
        '-r',
        '--name-only',
        'main',
        'modules/',
      ),
    ).toBe('modules/main.tf');
  });
});
