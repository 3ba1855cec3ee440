import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';

const run = promisify(execFile);

/** A folder with a kustomization.yaml. */
export interface KustomizeFolder {
  path: string;
  files: EmittedFile[];
}

function isRemote(folder: KustomizeFolder): boolean {
  const { content } = folder.files.find(file =>
    file.path.endsWith('/kustomization.yaml'),
  )!;
  return parse(content).resources.some((resource: string) =>
    resource.includes('://'),
  );
}

/** The folders that can be built without the network, each with its files. */
export function kustomizeFolders(
  files: readonly EmittedFile[],
): KustomizeFolder[] {
  return files
    .filter(file => file.path.endsWith('/kustomization.yaml'))
    .map(({ path: file }) => path.dirname(file))
    .map(folder => ({
      path: folder,
      files: files.filter(file => path.dirname(file.path) === folder),
    }))
    .filter(folder => !isRemote(folder));
}

/**
 * What Kustomize makes of folders that are deployed together. Throws with its message where it refuses,
 * and where two of them bring the same object.
 */
export async function kustomizeBuild(
  folders: readonly KustomizeFolder[],
): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), 'flagstone-kustomize-'));
  const write = (name: string, content: string) => {
    const target = path.join(directory, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  try {
    for (const file of folders.flatMap(({ files }) => files)) {
      write(file.path, file.content);
    }
    const resources = folders.map(folder => folder.path);
    write('kustomization.yaml', JSON.stringify({ resources }));
    const { stdout } = await run('kubectl', ['kustomize', directory], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
