import type { Environment } from '../model/environment';
import { argoCdFiles } from './argocd/emitArgoCd';
import { byPath } from './byPath';
import { emitCatalog } from './catalog/emitCatalog';
import type { EmittedFile } from './emittedFile';
import { emitFlux } from './flux/emitFlux';
import { emitDriftWorkflow } from './github/emitDriftWorkflow';
import { helmFiles } from './helm/emitHelm';
import { emitSecrets } from './secrets/emitSecrets';
import { emitServiceManifests } from './services/emitServiceManifests';
import { servicesOf } from './services/servicesOf';
import { emitTerraform } from './terraform/emitTerraform';

/**
 * Every file that a document stands for, sorted by repository and path.
 * Pure and total on a parsed document: the same document gives the same bytes everywhere.
 *
 * @example
 * ```ts
 * const { environment } = parseEnvironment(document);
 * const files = environment ? emitEnvironment(environment) : [];
 * ```
 * @public
 */
export function emitEnvironment(environment: Environment): EmittedFile[] {
  const services = servicesOf(environment);
  const deployment =
    environment.spec.gitops.engine === 'flux'
      ? emitFlux(environment, services)
      : argoCdFiles(environment, services);
  return [
    ...emitCatalog(environment),
    ...emitTerraform(environment),
    ...emitDriftWorkflow(environment),
    ...helmFiles(environment, services),
    ...emitServiceManifests(environment, services),
    ...emitSecrets(environment),
    ...deployment,
  ].sort(byPath);
}
