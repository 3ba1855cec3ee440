import type { Environment } from './environment';
import type { Workspace } from './workspace/workspace';

/** Every kind of document that Flagstone reads. @public */
export const DOCUMENT_KINDS = ['Environment', 'Workspace'] as const;
/** @public */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A parsed document of any kind. @public */
export type PlatformDocument = Environment | Workspace;
