import { zodToJsonSchema } from 'zod-to-json-schema';
import { environmentSchema } from '../model/environmentSchema';
import type { DocumentKind } from '../model/platformDocument';
import { workspaceSchema } from '../model/workspace/workspaceSchema';

const SCHEMAS = {
  Environment: { title: 'Flagstone AI environment', schema: environmentSchema },
  Workspace: { title: 'Flagstone workspace', schema: workspaceSchema },
} as const;

/** The schema of a kind of document as JSON Schema (draft 7), as editors use it. */
export function jsonSchemaOf(kind: DocumentKind): object {
  const { title, schema } = SCHEMAS[kind];
  return {
    $id: `https://flagstone.dev/schemas/${kind.toLowerCase()}.v1.json`,
    title,
    ...zodToJsonSchema(schema, { $refStrategy: 'none' }),
  };
}
