import { anEnvironment } from '../../testUtils/anEnvironment';
import { moduleSource } from './moduleSource';

const MONOREPO = 'https://github.com/acme/platform.git';

function sourceOf(source: string | undefined, repoUrl?: string): string {
  return moduleSource(
    anEnvironment({
      ...(repoUrl && { gitops: { repoUrl } }),
      iac: { modules: { source, version: '1.2.3' } },
    }),
  );
}

describe('moduleSource', () => {
  it.each([
    ['../../../modules', '../../../modules/eks_cluster_template'],
    ['../modules//', '../modules/eks_cluster_template'],
    ['./', './eks_cluster_template'],
    ['.', './eks_cluster_template'],
    ['..', '../eks_cluster_template'],
    ['.modules', './.modules/eks_cluster_template'],
    ['/opt/modules', '/opt/modules/eks_cluster_template'],
    ['/', '/eks_cluster_template'],
  ])('keeps the folder %s a path', (source, expected) => {
    expect(sourceOf(source)).toBe(expected);
  });

  it.each([
    [
      'https://github.com/acme/platform-k8s-clusters.git',
      'git::https://github.com/acme/platform-k8s-clusters.git//modules/eks_cluster_template?ref=v1.2.3',
    ],
    [
      'https://github.com/acme/modules.git/',
      'git::https://github.com/acme/modules.git//modules/eks_cluster_template?ref=v1.2.3',
    ],
    [
      'https://github.com/acme/modules.git//terraform/aws/',
      'git::https://github.com/acme/modules.git//terraform/aws/eks_cluster_template?ref=v1.2.3',
    ],
    [
      'https://github.com/acme/modules.git//',
      'git::https://github.com/acme/modules.git//eks_cluster_template?ref=v1.2.3',
    ],
    [
      'ssh://git@github.com/acme/modules.git',
      'git::ssh://git@github.com/acme/modules.git//modules/eks_cluster_template?ref=v1.2.3',
    ],
    [
      'git@github.com:acme/modules.git',
      'git::git@github.com:acme/modules.git//modules/eks_cluster_template?ref=v1.2.3',
    ],
    [
      'file:///srv/git/modules.git',
      'git::file:///srv/git/modules.git//modules/eks_cluster_template?ref=v1.2.3',
    ],
  ])('pins %s to the tag of the version', (source, expected) => {
    expect(sourceOf(source)).toBe(expected);
  });

  it('takes the modules from the clusters repository unless told', () => {
    expect(sourceOf(undefined)).toBe(
      'git::https://github.com/acme/platform-k8s-clusters.git//modules/eks_cluster_template?ref=v1.2.3',
    );
  });

  it('finds them in their folder of the one repository', () => {
    expect(sourceOf(undefined, MONOREPO)).toBe(
      'git::https://github.com/acme/platform.git//platform-k8s-clusters/modules/eks_cluster_template?ref=v1.2.3',
    );
    expect(sourceOf('https://github.com/acme/platform', MONOREPO)).toBe(
      'git::https://github.com/acme/platform//platform-k8s-clusters/modules/eks_cluster_template?ref=v1.2.3',
    );
  });

  it('knows another repository from the one that holds everything', () => {
    expect(sourceOf('https://github.com/acme/modules.git', MONOREPO)).toBe(
      'git::https://github.com/acme/modules.git//modules/eks_cluster_template?ref=v1.2.3',
    );
  });
});
