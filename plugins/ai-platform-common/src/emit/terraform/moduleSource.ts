import type { Environment } from '../../model/environment';
import { isFolder, repositoryLocation } from '../../model/gitUrl';
import { CLUSTER_MODULES } from '../../versions';

function folderSource(folder: string, module: string): string {
  const path = `${folder.replace(/\/+$/, '')}/${module}`;
  // Terraform takes `.name` for the host of a registry.
  return /^\.[^./]|^\.\.[^/]/.test(path) ? `./${path}` : path;
}

function sameRepository(a: string, b: string): boolean {
  const plain = (url: string) => url.replace(/\/+$/, '').replace(/\.git$/, '');
  return plain(a) === plain(b);
}

/** Where the modules lie in a repository that does not say so itself with `//folder`. */
function defaultFolder({ spec }: Environment, url: string): string {
  const clusters = repositoryLocation(spec.gitops, 'platform-k8s-clusters');
  return clusters.folder && sameRepository(url, clusters.url)
    ? `${clusters.folder}/modules`
    : 'modules';
}

function gitSource(environment: Environment, module: string): string {
  const { source, version } = environment.spec.iac.modules;
  const host = source.includes('://') ? source.indexOf('://') + 3 : 0;
  const divide = source.indexOf('//', host);
  const url = (divide < 0 ? source : source.slice(0, divide)).replace(
    /\/+$/,
    '',
  );
  const folder =
    divide < 0
      ? defaultFolder(environment, url)
      : source.slice(divide).replace(/^\/+|\/+$/g, '');
  return `git::${url}//${folder ? `${folder}/` : ''}${module}?ref=v${version}`;
}

/**
 * The `source` of the cluster module: a folder below `spec.iac.modules.source`, or a folder of that Git repository
 * at the tag of `spec.iac.modules.version`.
 * @see https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function moduleSource(environment: Environment): string {
  const { cloud, iac } = environment.spec;
  const module = CLUSTER_MODULES[cloud];
  return isFolder(iac.modules.source)
    ? folderSource(iac.modules.source, module)
    : gitSource(environment, module);
}
