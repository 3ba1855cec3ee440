import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const { scripts } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
) as { scripts: Record<string, string> };
const commands = new Set(
  Object.values(scripts).flatMap(
    script => script.match(/scripts\/\w+\.mjs/g) ?? [],
  ),
);
const NO_REGISTRY = 'No registry answers here.';

describe('a project in which nothing is installed yet', () => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(path.join(tmpdir(), 'newcomer-'));
    for (const folder of ['scripts', 'sandbox'])
      cpSync(path.join(root, folder), path.join(project, folder), {
        recursive: true,
      });
    for (const folder of ['packages', 'plugins'])
      mkdirSync(path.join(project, folder));
    const files = {
      'package.json': '{}',
      'yarn.lock': '',
      '.yarnrc.yml': 'yarnPath: yarn.cjs\n',
      'yarn.cjs': `console.log('${NO_REGISTRY}');\nprocess.exitCode = 1;\n`,
    };
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(project, name), text);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('has commands', () => {
    expect([...commands]).toEqual(
      expect.arrayContaining(['scripts/start.mjs', 'scripts/test.mjs']),
    );
  });

  // What a script imports at its top has to be there before anything could be installed.
  it.each([...commands])('installs before %s does anything else', command => {
    const { status, stderr } = spawnSync(process.execPath, [command], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(stderr).toContain('Installing the dependencies of Flagstone');
    expect(stderr).toContain(NO_REGISTRY);
    expect(status).toBe(1);
  });
});
