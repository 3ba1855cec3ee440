import type { Environment } from '../../model/environment';
import { repositoryLocation } from '../../model/gitUrl';
import type { Repository } from '../../model/vocabulary';
import { environmentLabels } from '../gitops/labels';
import { GIT_SECRET } from './constants';
import { fluxObject } from './fluxObject';
import { fluxName } from './names';

/** A Git URL as Flux takes it: `git@host:path` becomes `ssh://git@host/path`. */
export function fluxGitUrl(url: string): string {
  const scpLike = /^([^/:@]+@[^/:]+):(?!\/\/)\/?(.+)$/.exec(url);
  return scpLike ? `ssh://${scpLike[1]}/${scpLike[2]}` : url;
}

/** A revision as Flux asks for it: as a commit, a full reference, a tag (if it looks like a version) or a branch. */
export function gitReference(revision: string): Record<string, string> {
  if (/^[0-9a-f]{40}$/.test(revision)) return { commit: revision };
  if (revision.startsWith('refs/')) return { name: revision };
  if (/^v?\d+\.\d+\.\d+/.test(revision)) return { tag: revision };
  return { branch: revision };
}

/** Name of the source that a repository is read through; with one repository for all there is one source. */
export function gitRepositoryName(
  environment: Environment,
  repository: Repository,
): string {
  const { gitops } = environment.spec;
  return gitops.layout === 'monorepo' || repository === 'platform-gitops-config'
    ? environment.metadata.name
    : fluxName(environment, repository);
}

/** The source for one of the repositories. */
export function gitRepository(
  environment: Environment,
  repository: Repository,
) {
  const { gitops } = environment.spec;
  return fluxObject(
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      name: gitRepositoryName(environment, repository),
      labels: environmentLabels(environment),
    },
    {
      interval: '1m',
      url: fluxGitUrl(repositoryLocation(gitops, repository).url),
      ref: gitReference(gitops.revision),
      secretRef: { name: GIT_SECRET },
    },
  );
}
