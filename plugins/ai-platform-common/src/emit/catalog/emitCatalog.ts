import type { Environment } from '../../model/environment';
import { documentFile } from '../documentFile';
import type { EmittedFile } from '../emittedFile';
import { environmentFolder } from '../environmentFolder';
import { printYaml } from '../print/yaml';
import { catalogEntity } from './catalogEntity';

/** The document itself with everything that was filled in, and the catalog entity that stands for it. */
export function emitCatalog(environment: Environment): EmittedFile[] {
  return [
    documentFile(environment),
    {
      repository: 'platform-gitops-config',
      path: `${environmentFolder(environment.metadata)}/catalog-info.yaml`,
      content: printYaml(catalogEntity(environment)),
    },
  ];
}
