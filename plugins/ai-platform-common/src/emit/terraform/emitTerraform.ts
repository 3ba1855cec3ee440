import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { backendFile } from './backend';
import { budgetFile } from './budget/budgetFile';
import { mainFile } from './cluster';
import { versionPin, versionsFile } from './engine';
import { outputsFile } from './outputs';
import { providersFile } from './providers';
import { secretsFile } from './secrets/secretsFile';
import { emittedTerraform } from './terraformFile';

/**
 * The environment's Terraform (or OpenTofu) root module: an instance of the cloud's cluster module with its state,
 * providers, budget and outputs, and what the cluster may read of the cloud's secrets.
 * @public
 */
export function emitTerraform(environment: Environment): EmittedFile[] {
  const files = [
    backendFile(environment),
    budgetFile(environment),
    mainFile(environment),
    outputsFile(environment),
    providersFile(environment),
    ...secretsFile(environment),
    versionsFile(environment),
  ];
  return [
    versionPin(environment),
    ...files.map(file => emittedTerraform(environment, file)),
  ];
}
