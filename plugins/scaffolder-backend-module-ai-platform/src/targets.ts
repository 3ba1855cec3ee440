import { InputError } from '@backstage/errors';
import {
  openLocalRepository,
  type LocalRepository,
  type FileChange,
  type Place,
  type Publication,
  repositoryPath,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { posix } from 'node:path';
import { readFiles } from './readFiles';

/** What a step asks for: a folder of the workspace, and where its files go. */
export interface TargetInput {
  gitUrl: string;
  sourcePath: string;
  targetPath?: string;
  branch?: string;
}

/** A target whose repository was found. */
export interface Target extends Required<TargetInput> {
  repository: LocalRepository;
}

/** Finds the repositories of the targets; refuses everything that is no local repository. */
export async function openTargets(
  root: string,
  inputs: readonly TargetInput[],
): Promise<Target[]> {
  return Promise.all(
    inputs.map(
      async ({ gitUrl, sourcePath, targetPath = '', branch = 'main' }) => ({
        ...{ gitUrl, sourcePath, targetPath, branch },
        repository: await openLocalRepository(root, gitUrl),
      }),
    ),
  );
}

/** Reads the files of the targets: one publication a repository. */
export async function publicationsOf(
  workspace: string,
  targets: readonly Target[],
): Promise<Publication[]> {
  const byRepository = new Map<string, Target[]>();
  for (const target of targets) {
    const { gitDir } = target.repository;
    byRepository.set(gitDir, [...(byRepository.get(gitDir) ?? []), target]);
  }
  return Promise.all(
    [...byRepository.values()].map(async group => {
      const [{ repository, branch }] = group;
      if (group.some(target => target.branch !== branch)) {
        throw new InputError(
          `${repository.name} stands in the list with more than one branch`,
        );
      }
      const files = await Promise.all(
        group.map(target => filesOf(workspace, target)),
      );
      return { repository, branch, files: withoutClash(files.flat()) };
    }),
  );
}

async function filesOf(
  workspace: string,
  { sourcePath, targetPath }: Target,
): Promise<FileChange[]> {
  const files = await readFiles(workspace, sourcePath);
  if (files.length === 0) {
    throw new InputError(`The folder ${sourcePath} of the workspace is empty`);
  }
  return files.map(file => ({
    ...file,
    path: repositoryPath(targetPath, file.path),
  }));
}

function withoutClash(files: FileChange[]): FileChange[] {
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) {
      throw new InputError(`Two files go to ${path} of the same repository`);
    }
    paths.add(path);
  }
  return files;
}

/**
 * Where a file of the workspace goes.
 *
 * @throws InputError where no target takes it
 */
export function findPlace(targets: readonly Target[], path: string): Place {
  const file = posix.normalize(path);
  for (const { gitUrl, sourcePath, targetPath } of targets) {
    const within = posix.relative(posix.normalize(sourcePath), file);
    if (!within.startsWith('..')) {
      return {
        repositoryUrl: gitUrl,
        path: repositoryPath(targetPath, within),
      };
    }
  }
  throw new InputError(`None of the repositories gets ${path}`);
}
