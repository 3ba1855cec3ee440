import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ifThere } from './generatedFiles';

/** What is to become of one document's files below a folder. */
export interface Change {
  /** The document's folder in each repository. */
  folder: string;
  files: readonly EmittedFile[];
  /** Paths, `<repository>/<path>`, that are no longer wanted. */
  remove: readonly string[];
}

/** Something that is written whole beside its place, and takes it with one rename. */
interface Staged {
  from: string;
  to: string;
}

function makeFolder(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(folder);
  if (real !== root && !real.startsWith(`${root}${sep}`)) {
    throw new Error(`${folder} leads out of ${root} through a symbolic link`);
  }
}

function beside(path: string): string {
  return join(dirname(path), `.flagstone-${randomUUID()}`);
}

/** A file and its place. */
interface Target {
  target: string;
  content: string;
}

/** A folder that is not there yet, with all of its files. */
function stageFolder({ from, to }: Staged, files: readonly Target[]): void {
  const moved = files.map(({ target, content }) => ({
    target: `${from}${target.slice(to.length)}`,
    content,
  }));
  for (const folder of new Set(moved.map(file => dirname(file.target)))) {
    mkdirSync(folder, { recursive: true });
  }
  for (const { target, content } of moved) writeFileSync(target, content);
}

/** Files one by one, those that are there already as they should be left alone. */
function stageFiles(
  root: string,
  files: readonly Target[],
  staged: Staged[],
): void {
  for (const { target, content } of files) {
    if (ifThere(() => readFileSync(target, 'utf8')) === content) continue;
    makeFolder(root, dirname(target));
    const place = { from: beside(target), to: target };
    staged.push(place);
    writeFileSync(place.from, content);
  }
}

function stage(root: string, change: Change, staged: Staged[]): void {
  const byRepository = new Map<string, EmittedFile[]>();
  for (const file of change.files) {
    const files = byRepository.get(file.repository) ?? [];
    byRepository.set(file.repository, [...files, file]);
  }
  for (const [repository, emitted] of byRepository) {
    const to = join(root, repository, change.folder);
    const files = emitted.map(({ path, content }) => ({
      target: join(root, repository, path),
      content,
    }));
    const isBelow = ({ target }: Target) => target.startsWith(`${to}${sep}`);
    const below = files.filter(isBelow);
    // Workflows lie where their host looks for them.
    stageFiles(
      root,
      files.filter(file => !isBelow(file)),
      staged,
    );
    if (below.length === 0 || existsSync(to)) {
      stageFiles(root, below, staged);
      continue;
    }
    makeFolder(root, dirname(to));
    const place = { from: beside(to), to };
    staged.push(place);
    stageFolder(place, below);
  }
}

/**
 * Writes the files of one document below a folder as `<repository>/<path>`, and removes those that are no longer
 * wanted. Everything is on the disk before the first file takes its place, so that a full disk leaves the old state;
 * files that are there already stay as they are. Throws where a symbolic link leads out of the folder.
 */
export function writeFiles(out: string, change: Change): void {
  mkdirSync(out, { recursive: true });
  const root = realpathSync(out);
  const staged: Staged[] = [];
  try {
    stage(root, change, staged);
    for (const { from, to } of staged) renameSync(from, to);
    for (const path of change.remove) rmSync(join(root, path));
  } finally {
    for (const { from } of staged) {
      rmSync(from, { recursive: true, force: true });
    }
  }
}
