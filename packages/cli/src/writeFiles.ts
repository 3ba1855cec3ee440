import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

function makeFolder(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(folder);
  if (real !== root && !real.startsWith(`${root}${sep}`)) {
    throw new Error(`${folder} leads out of ${root} through a symbolic link`);
  }
}

/**
 * Writes files below a folder as `<repository>/<path>`, and removes those that are no longer wanted.
 * Every content is on the disk before the first file takes its place, so that a full disk leaves the
 * old state. Throws where a symbolic link leads out of the folder.
 */
export function writeFiles(
  out: string,
  change: { files: readonly EmittedFile[]; remove: readonly string[] },
): void {
  mkdirSync(out, { recursive: true });
  const root = realpathSync(out);
  const targets = change.files.map(f => join(root, f.repository, f.path));
  for (const folder of new Set(targets.map(target => dirname(target)))) {
    makeFolder(root, folder);
  }
  const staging = mkdtempSync(join(root, '.flagstone-'));
  try {
    for (const [index, file] of change.files.entries()) {
      writeFileSync(join(staging, String(index)), file.content);
    }
    for (const [index, target] of targets.entries()) {
      renameSync(join(staging, String(index)), target);
    }
    for (const path of change.remove) rmSync(join(root, path));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
