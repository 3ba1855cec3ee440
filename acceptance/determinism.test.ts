import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const CASES = join(ROOT, 'plugins/ai-platform-common/fixtures/emit');
const LOADER = join(ROOT, 'node_modules/tsx/dist/loader.mjs');

function flagstone(args: string[], env: Record<string, string> = {}) {
  return spawnSync(
    process.execPath,
    ['--import', LOADER, join(ROOT, 'packages/cli/src/index.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  );
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => statSync(join(folder, path)).isFile())
      .sort()
      .map(path => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

describe('flagstone render, as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flagstone-determinism-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(readdirSync(CASES))(
    'gives the committed bytes of %s in every time zone and locale',
    name => {
      const document = join(CASES, name, 'spec.yaml');
      const expected = contents(join(CASES, name, 'expected'));
      const places = [
        {
          TZ: 'Pacific/Kiritimati',
          LANG: 'tr_TR.UTF-8',
          LC_ALL: 'tr_TR.UTF-8',
        },
        { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' },
      ];
      for (const [index, place] of places.entries()) {
        const out = join(folder, `${name}-${index}`);
        const { status, stderr } = flagstone(
          ['render', document, '--out', out],
          place,
        );
        expect({ status, errors: stderr.match(/error/g) }).toEqual({
          status: 0,
          errors: null,
        });
        expect(contents(out)).toEqual(expected);
      }
    },
  );

  it('is held to by check: one changed character in any kind of file is found', () => {
    const [name] = readdirSync(CASES);
    const out = join(folder, 'edited');
    cpSync(join(CASES, name, 'expected'), out, { recursive: true });
    expect(flagstone(['check', out]).status).toBe(0);
    for (const ending of ['main.tf', 'values.yaml', 'root.yaml']) {
      const path = Object.keys(contents(out)).find(p => p.endsWith(ending));
      const file = join(out, path!);
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, `${before.slice(0, -2)}x\n`);
      const { status, stdout } = flagstone(['check', out]);
      expect(status).toBe(1);
      expect(stdout).toContain(path);
      writeFileSync(file, before);
    }
  });
});
