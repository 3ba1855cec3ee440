import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { environmentFolder } from '../environmentFolder';
import { generatedComment } from '../generated';
import { printHcl } from '../print/hcl';
import type { HclItem } from '../print/hclTree';

/** A file of the environment's root module, before it is printed. */
export interface TerraformFile {
  name: string;
  body: readonly HclItem[];
}

/** The path of a file in the environment's root module. */
export function terraformPath(environment: Environment, name: string): string {
  return `${environmentFolder(environment.metadata)}/${name}`;
}

/** The file as it lies in platform-k8s-clusters. */
export function emittedTerraform(
  environment: Environment,
  file: TerraformFile,
): EmittedFile {
  return {
    repository: 'platform-k8s-clusters',
    path: terraformPath(environment, file.name),
    content: printHcl(file.body, {
      comment: generatedComment(environment),
    }),
  };
}
