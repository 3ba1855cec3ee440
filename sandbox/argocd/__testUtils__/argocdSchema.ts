import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2019';

/** Folder with the published descriptions of the upstream APIs. */
const DESCRIPTIONS =
  process.env.FLAGSTONE_API_DESCRIPTIONS ??
  path.join(__dirname, '../../../../shared/api');
const FILE = path.join(DESCRIPTIONS, 'argo-cd-3.x.swagger.json');

/** What this machine lacks to know Argo CD's API. */
export function missingForSchema(): string[] {
  return existsSync(FILE)
    ? []
    : ["Argo CD's API description (FLAGSTONE_API_DESCRIPTIONS)"];
}

/** Tells what is wrong with an answer by the description of Argo CD's API: unknown fields, wrong types. */
export class ArgocdSchema {
  private readonly ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
  });

  constructor() {
    const { definitions } = JSON.parse(readFileSync(FILE, 'utf8'));
    for (const [name, definition] of Object.entries<any>(definitions)) {
      // A set of fields is free JSON, whatever the description says.
      if (name === 'v1FieldsV1') {
        definitions[name] = { type: 'object', additionalProperties: true };
      }
      closed(definition);
    }
    this.ajv.addSchema({ $id: 'argocd', definitions });
  }

  faults(definition: string, answer: unknown): string[] {
    const schema = {
      $ref: `argocd#/definitions/${definition}`,
      unevaluatedProperties: false,
    };
    this.ajv.validate(schema, answer);
    return (this.ajv.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** Nothing but what a definition and those that it is made of say: said where it is used, for some are parts of others. */
function closed(schema: any): void {
  for (const inner of Object.values<any>(schema.properties ?? {})) {
    if (inner.$ref) close(inner);
    if (inner.items?.$ref) close(inner.items);
  }
}

function close(reference: any): void {
  reference.unevaluatedProperties = false;
}
