import type { PlatformDocument } from '../model/platformDocument';
import { emitEnvironment } from './emitEnvironment';
import type { EmittedFile } from './emittedFile';
import { emitWorkspace } from './workspace/emitWorkspace';

/**
 * Every file that a document of any kind stands for, sorted by repository and path.
 *
 * @example
 * ```ts
 * const { document } = parseDocument(yaml.parse(text));
 * const files = document ? emitDocument(document) : [];
 * ```
 * @public
 */
export function emitDocument(document: PlatformDocument): EmittedFile[] {
  return document.kind === 'Environment'
    ? emitEnvironment(document)
    : emitWorkspace(document);
}
