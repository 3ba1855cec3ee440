import { runChecks } from '../checks/runChecks';
import { bySeverity, hasErrors, type Issue } from '../issue';
import { faultPaths, repairedInput } from '../repairedInput';
import { schemaIssues } from '../schemaIssues';
import { fillWorkspace } from './fillWorkspace';
import { withRightKey } from './quotaKeys';
import type { Workspace } from './workspace';
import { WORKSPACE_CHECKS } from './workspaceChecks';
import { workspaceRepair } from './workspaceRepair';
import { workspaceSchema } from './workspaceSchema';

/** What became of a document. `workspace` is there if and only if no issue is an error. @public */
export interface ParsedWorkspace {
  workspace?: Workspace;
  issues: Issue[];
}

/**
 * Reads a workspace from plain data: checks it against the schema, fills what is left out, and checks what fields
 * must be to each other. Finds every fault at once. Total: never throws, whatever the input.
 *
 * @example
 * ```ts
 * const { workspace, issues } = parseWorkspace(yaml.parse(text));
 * if (!workspace) throw new Error(issues.map(formatIssue).join('\n'));
 * ```
 * @public
 */
export function parseWorkspace(input: unknown): ParsedWorkspace {
  const parsed = workspaceSchema.safeParse(input);
  if (parsed.success) {
    const workspace = fillWorkspace(parsed.data);
    const issues = runChecks(WORKSPACE_CHECKS, workspace, []).sort(bySeverity);
    return hasErrors(issues) ? { issues } : { workspace, issues };
  }
  const found = schemaIssues(workspaceSchema, parsed.error, input);
  const repaired = repairedInput(workspaceRepair, input, parsed.error);
  const further = repaired
    ? runChecks(
        WORKSPACE_CHECKS,
        fillWorkspace(repaired),
        faultPaths(parsed.error),
      )
    : [];
  return {
    issues: [...found.map(withRightKey), ...further].sort(bySeverity),
  };
}
