import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = join(__dirname, '../../quota/__fixtures__');

/** The object in `quota/__fixtures__/<name>.yaml`. */
export function quotaFixture(name: string): unknown {
  return parse(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'));
}
