import {
  REPOSITORIES,
  repositoryLocation,
  type EmittedFile,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  Place,
  GitHosts,
} from '@flagstone/backstage-plugin-ai-platform-node';

/** One repository that an environment's files go to, in the words of the publish steps. */
export type Destination = {
  /** Name of the repository. */
  name: string;
  /** Folder of the workspace that holds its files. */
  sourcePath: string;
  /** Folder of the repository that they go into; empty for its root. */
  targetPath: string;
  gitUrl: string;
  branch: string;
  /** On GitHub: the form that Backstage's actions take. */
  repoUrl?: string;
  /** Files of the environment that are there and no longer belong to it, from `targetPath`. */
  filesToDelete: string[];
};

/** What decides where files go. */
export interface Emission {
  environment: Environment;
  files: readonly EmittedFile[];
  hosts: GitHosts;
  /** Files that are there and no longer belong to the environment. */
  stale: readonly Place[];
}

/** The repositories that get files: up to three, or the one that holds all. */
export function destinationsOf(emission: Emission): Destination[] {
  const { gitops } = emission.environment.spec;
  if (gitops.layout === 'monorepo') {
    const name = repositoryName(gitops.repoUrl);
    return [destination(emission, gitops.repoUrl, { name, sourcePath: '.' })];
  }
  const used = new Set(emission.files.map(file => file.repository));
  return REPOSITORIES.filter(name => used.has(name)).map(name =>
    destination(emission, repositoryLocation(gitops, name).url, {
      name,
      sourcePath: name,
    }),
  );
}

function destination(
  { environment, hosts, stale }: Emission,
  gitUrl: string,
  folder: Pick<Destination, 'name' | 'sourcePath'>,
): Destination {
  const repoUrl = hosts.repoUrlOf(gitUrl);
  return {
    ...folder,
    targetPath: '',
    gitUrl,
    branch: environment.spec.gitops.revision,
    ...(repoUrl && { repoUrl }),
    filesToDelete: stale
      .filter(place => place.repositoryUrl === gitUrl)
      .map(place => place.path),
  };
}

function repositoryName(gitUrl: string): string {
  return /([^/:]+?)(?:\.git)?\/?$/.exec(gitUrl)?.[1] ?? gitUrl;
}
