import type { PlatformDocument } from '../model/platformDocument';
import { environmentFolder } from './environmentFolder';

/**
 * The folder of a document in each of the repositories that it stands for.
 * @public
 */
export function documentFolder(document: PlatformDocument): string {
  return document.kind === 'Environment'
    ? environmentFolder(document.metadata)
    : `workspaces/${document.metadata.name}`;
}

/**
 * Path of the document itself in the repository platform-gitops-config.
 * @public
 */
export function documentPath(document: PlatformDocument): string {
  const name = document.kind.toLowerCase();
  return `${documentFolder(document)}/${name}.yaml`;
}

const DOCUMENT_PATH =
  /^(?:environments\/[^/]+\/[^/]+\/environment|workspaces\/[^/]+\/workspace)\.yaml$/;

/**
 * True for a path of platform-gitops-config at which a document of some kind lies.
 * @public
 */
export function isDocumentPath(path: string): boolean {
  return DOCUMENT_PATH.test(path);
}
