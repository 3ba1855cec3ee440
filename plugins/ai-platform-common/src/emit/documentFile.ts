import type { PlatformDocument } from '../model/platformDocument';
import { plainData } from './catalog/plainData';
import { documentPath } from './documentPath';
import type { EmittedFile } from './emittedFile';
import { printYaml } from './print/yaml';

/** The document with everything that was filled in; its comment tells editors where its JSON Schema is. */
export function documentFile(document: PlatformDocument): EmittedFile {
  const schema = `https://flagstone.dev/schemas/${document.kind.toLowerCase()}.v1.json`;
  return {
    repository: 'platform-gitops-config',
    path: documentPath(document),
    content: printYaml(plainData(document), {
      comment: `yaml-language-server: $schema=${schema}`,
    }),
  };
}
