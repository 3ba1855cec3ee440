import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  API_VERSION,
  formatIssue,
  parseEnvironment,
  type Environment,
  underlay,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** A document as it comes from a form or from automation: nothing about it is known yet. */
export interface DocumentInput {
  apiVersion?: JsonValue;
  kind?: JsonValue;
  metadata?: JsonValue;
  spec?: JsonValue;
}

/** A document that holds, and what a person may want to think about. */
export interface ParsedDocument {
  environment: Environment;
  /** One line each: path, doubt, remedy. */
  warnings: string[];
}

/**
 * Reads an environment from a form's or an automation's values, with the platform's defaults laid under them.
 *
 * @throws InputError with every fault, one line each: path, what is wrong, what to do
 */
export function parseDocument(
  input: DocumentInput,
  defaults: JsonObject,
): ParsedDocument {
  const { apiVersion = API_VERSION, kind = 'Environment' } = input;
  const { metadata, spec } = input;
  const { environment, issues } = parseEnvironment({
    ...{ apiVersion, kind },
    metadata: underlay(defaults.metadata, metadata),
    spec: underlay(defaults.spec, spec),
  });
  const lines = (severity: 'error' | 'warning') =>
    issues.filter(issue => issue.severity === severity).map(formatIssue);
  if (environment) return { environment, warnings: lines('warning') };
  const faults = lines('error').map(line => `- ${line}`);
  throw new InputError(
    ['The environment cannot be built as it is described:', ...faults].join(
      '\n',
    ),
  );
}
