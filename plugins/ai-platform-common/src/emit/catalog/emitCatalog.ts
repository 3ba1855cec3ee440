import type { Environment } from '../../model/environment';
import type { EmittedFile } from '../emittedFile';
import { environmentFolder } from '../environmentFolder';
import { printYaml } from '../print/yaml';
import { catalogEntity } from './catalogEntity';
import { plainData } from './plainData';

/** Where editors find the JSON Schema of the document. */
const SCHEMA_URL = 'https://flagstone.dev/schemas/environment.v1.json';

/** The document itself with everything that was filled in, and the catalog entity that stands for it. */
export function emitCatalog(environment: Environment): EmittedFile[] {
  const folder = environmentFolder(environment.metadata);
  const file = (name: string, content: string): EmittedFile => ({
    repository: 'platform-gitops-config',
    path: `${folder}/${name}`,
    content,
  });
  return [
    file(
      'environment.yaml',
      printYaml(plainData(environment), {
        comment: `yaml-language-server: $schema=${SCHEMA_URL}`,
      }),
    ),
    file('catalog-info.yaml', printYaml(catalogEntity(environment))),
  ];
}
