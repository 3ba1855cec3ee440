import { API_VERSION } from '@flagstone/backstage-plugin-ai-platform-common';
import { withoutEmptyObjects } from './data';

/** An environment as far as a form has it: anything may be missing or wrong. */
export interface DraftDocument {
  apiVersion: string;
  kind: 'Environment';
  metadata: unknown;
  spec: unknown;
}

/** The two halves of the document, as the pages of the form hold them. */
export interface DraftParts {
  metadata?: unknown;
  spec?: unknown;
}

/** The document that the parts of a form stand for. */
export function draftDocument({ metadata, spec }: DraftParts): DraftDocument {
  return {
    apiVersion: API_VERSION,
    kind: 'Environment',
    metadata: withoutEmptyObjects(metadata ?? {}),
    spec: withoutEmptyObjects(spec ?? {}),
  };
}
