import { z } from 'zod';
import type { Issue } from './issue';
import { parseEnvironment } from './parseEnvironment';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type PlatformDocument,
} from './platformDocument';
import { schemaIssues } from './schemaIssues';
import { parseWorkspace } from './workspace/parseWorkspace';

/** What became of a document. `document` is there if and only if no issue is an error. @public */
export interface ParsedDocument {
  document?: PlatformDocument;
  issues: Issue[];
}

const PARSERS: Record<DocumentKind, (input: unknown) => ParsedDocument> = {
  Environment(input) {
    const { environment, issues } = parseEnvironment(input);
    return { document: environment, issues };
  },
  Workspace(input) {
    const { workspace, issues } = parseWorkspace(input);
    return { document: workspace, issues };
  },
};

const kindSchema = z.object({
  kind: z
    .enum(DOCUMENT_KINDS)
    .describe(
      `Write the kind of the document, one of ${DOCUMENT_KINDS.join(', ')}.`,
    ),
});

/**
 * Reads a document of any kind from plain data, as the parser of its kind does. Total: never throws.
 * @public
 */
export function parseDocument(input: unknown): ParsedDocument {
  const parsed = kindSchema.safeParse(input);
  return parsed.success
    ? PARSERS[parsed.data.kind](input)
    : { issues: schemaIssues(kindSchema, parsed.error, input) };
}
