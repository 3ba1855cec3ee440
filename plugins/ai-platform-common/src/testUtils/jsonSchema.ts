import { zodToJsonSchema } from 'zod-to-json-schema';
import { environmentSchema } from '../model/environmentSchema';

/** The schema of environments as JSON Schema (draft 7), as editors use it. */
export function jsonSchemaOf(): object {
  return {
    $id: 'https://flagstone.dev/schemas/environment.v1.json',
    title: 'Flagstone AI environment',
    ...zodToJsonSchema(environmentSchema, { $refStrategy: 'none' }),
  };
}
