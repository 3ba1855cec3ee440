import { InputError } from '@backstage/errors';
import {
  runGit,
  objectIds,
  readObjects,
  type Branch,
  type Place,
  type PublishRequest,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { posix } from 'node:path';
import { emittedPlaces, UNREADABLE } from '../emittedPlaces';
import { existsAlready, takenByProject } from '../environmentConflict';

/** Trailer of commit messages: the task that made the commit. */
export const TASK_TRAILER = 'Flagstone-Task';

const DOCUMENT = /^(.+)\/([^/]+)\/([^/]+)\/environment\.yaml$/;

export interface EnvironmentGuardOptions {
  /** Where the environment's document goes. */
  document: Place;
  /** True if an environment that exists is to be changed. */
  update: boolean;
  /** The running task: what it has committed itself is no conflict when it runs again. */
  taskId: string;
  warn: (message: string) => void;
}

/**
 * Keeps an environment from being overwritten by another one of its name. Throws a ConflictError that names the
 * environment which is there already, and gives the files that its document stood for.
 */
export function environmentGuard(
  options: EnvironmentGuardOptions,
): PublishRequest['inspect'] {
  const { document, update, taskId, warn } = options;
  const [, environments, project, name] = DOCUMENT.exec(document.path) ?? [];
  if (!name) {
    throw new InputError(
      `${document.path} is not environments/<project>/<name>/environment.yaml`,
    );
  }
  return async branches => {
    const branch = branches.find(
      ({ publication }) =>
        publication.repository.url === document.repositoryUrl,
    );
    if (!branch?.head) return [];
    const other = await otherProject(branch, { environments, project, name });
    if (other) {
      throw takenByProject({ name, project: other, where: whereIs(branch) });
    }
    const [previous] = await readObjects(branch.publication.repository, [
      `${branch.head}:${document.path}`,
    ]);
    if (!previous) return [];
    if (!update && !(await isByTask(branch, document.path, taskId))) {
      throw existsAlready({ name, project, where: whereIs(branch) });
    }
    const places = emittedPlaces(previous.content.toString(), {
      name,
      project,
    });
    if (!places) warn(UNREADABLE);
    return reachable(places ?? [], branches, warn);
  };
}

function whereIs({ publication, head }: Branch): string {
  return `${publication.repository.name}, branch ${publication.branch}, commit ${head}`;
}

async function otherProject(
  { publication, head }: Branch,
  names: { environments: string; project: string; name: string },
): Promise<string | undefined> {
  const { repository } = publication;
  const output = await runGit({
    gitDir: repository.gitDir,
    args: [
      'ls-tree',
      '-d',
      '-z',
      '--name-only',
      `${head}`,
      `${names.environments}/`,
    ],
  });
  const projects = output
    .toString()
    .split('\0')
    .map(path => posix.basename(path))
    .filter(project => project !== '' && project !== names.project);
  const ids = await objectIds(
    repository,
    projects.map(
      project => `${head}:${names.environments}/${project}/${names.name}`,
    ),
  );
  return projects.find((_project, index) => ids[index] !== undefined);
}

async function isByTask(
  { publication, head }: Branch,
  path: string,
  taskId: string,
): Promise<boolean> {
  const format = `--format=%(trailers:key=${TASK_TRAILER},valueonly)`;
  const output = await runGit({
    gitDir: publication.repository.gitDir,
    args: ['log', '-1', format, `${head}`, '--', path],
  });
  return output.toString().trim() === taskId;
}

/** The files that lie in the repositories that are published to; says which others it leaves alone. */
function reachable(
  places: readonly Place[],
  branches: readonly Branch[],
  warn: (message: string) => void,
): Place[] {
  const urls = new Set(branches.map(b => b.publication.repository.url));
  const elsewhere = new Set(
    places.map(place => place.repositoryUrl).filter(url => !urls.has(url)),
  );
  for (const url of elsewhere) {
    warn(`Files that the environment had in ${url} stay there.`);
  }
  return places.filter(place => urls.has(place.repositoryUrl));
}
