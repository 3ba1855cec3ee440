import type { z } from 'zod';
import { CHECKS } from './checks';
import { environmentSchema, type EnvironmentInput } from './environmentSchema';
import type { Environment } from './environment';
import { fillEnvironment } from './fillEnvironment';
import { hasErrors, type Issue, type IssuePath } from './issue';
import { faultPaths, faultyPool, repairedInput } from './repairedInput';
import { schemaIssues } from './schemaIssues';

/** What became of a document. `environment` is there if and only if no issue is an error. @public */
export interface ParsedEnvironment {
  environment?: Environment;
  issues: Issue[];
}

function touches(read: string, fault: IssuePath): boolean {
  const text = fault.filter(part => typeof part === 'string').join('.');
  return (
    text === read || text.startsWith(`${read}.`) || read.startsWith(`${text}.`)
  );
}

function runChecks(environment: Environment, faults: IssuePath[]): Issue[] {
  const pools = new Set(faults.map(faultyPool).filter(p => p !== undefined));
  const fields = faults.filter(path => faultyPool(path) === undefined);
  return CHECKS.filter(
    check => !fields.some(field => check.reads.some(r => touches(r, field))),
  )
    .flatMap(check => check.run(environment))
    .filter(issue => {
      const pool = faultyPool(issue.path);
      return pool === undefined || !pools.has(pool);
    });
}

function bySeverity(a: Issue, b: Issue): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
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
    const issues = runChecks(environment, []).sort(bySeverity);
    return hasErrors(issues) ? { issues } : { environment, issues };
  }
  const found = schemaIssues(parsed.error, input);
  const repaired = repairedInput(input, parsed.error);
  const further = repaired ? checksOf(repaired, parsed.error) : [];
  return { issues: [...found, ...further].sort(bySeverity) };
}

function checksOf(input: EnvironmentInput, error: z.ZodError): Issue[] {
  return runChecks(fillEnvironment(input), faultPaths(error));
}
