import { CHECKS } from './checks';
import { runChecks } from './checks/runChecks';
import type { Environment } from './environment';
import { environmentRepair, faultyPool } from './environmentRepair';
import { environmentSchema } from './environmentSchema';
import { fillEnvironment } from './fillEnvironment';
import { bySeverity, hasErrors, type Issue, type IssuePath } from './issue';
import { faultPaths, repairedInput } from './repairedInput';
import { schemaIssues } from './schemaIssues';

/** What became of a document. `environment` is there if and only if no issue is an error. @public */
export interface ParsedEnvironment {
  environment?: Environment;
  issues: Issue[];
}

function checked(environment: Environment, faults: IssuePath[]): Issue[] {
  const pools = new Set(faults.map(faultyPool).filter(p => p !== undefined));
  const fields = faults.filter(path => faultyPool(path) === undefined);
  return runChecks(CHECKS, environment, fields).filter(issue => {
    const pool = faultyPool(issue.path);
    return pool === undefined || !pools.has(pool);
  });
}

/**
 * Reads an AI environment from plain data: checks it against the schema, fills what is left out, and
 * checks what fields must be to each other. Finds every fault at once: checks that do not read a faulty
 * field run even where the schema has complaints. Total: never throws, whatever the input.
 *
 * @example
 * ```ts
 * const { environment, issues } = parseEnvironment(yaml.parse(text));
 * if (!environment) throw new Error(issues.map(formatIssue).join('\n'));
 * ```
 * @public
 */
export function parseEnvironment(input: unknown): ParsedEnvironment {
  const parsed = environmentSchema.safeParse(input);
  if (parsed.success) {
    const environment = fillEnvironment(parsed.data);
    const issues = checked(environment, []).sort(bySeverity);
    return hasErrors(issues) ? { issues } : { environment, issues };
  }
  const found = schemaIssues(environmentSchema, parsed.error, input);
  const repaired = repairedInput(environmentRepair, input, parsed.error);
  const further = repaired
    ? checked(fillEnvironment(repaired), faultPaths(parsed.error))
    : [];
  return { issues: [...found, ...further].sort(bySeverity) };
}
