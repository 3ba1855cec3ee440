import type {
  Issue,
  IssuePath,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** How many issues stop the document, and how many do not. */
export interface IssueCount {
  errors: number;
  warnings: number;
}

function beginsWith(path: IssuePath, start: IssuePath): boolean {
  return (
    path.length >= start.length &&
    start.every((part, index) => part === path[index])
  );
}

/** The issues of a field and of everything within it. */
export function issuesUnder(
  issues: readonly Issue[],
  path: IssuePath,
): Issue[] {
  return issues.filter(issue => beginsWith(issue.path, path));
}

/** Errors and warnings, counted. */
export function countIssues(issues: readonly Issue[]): IssueCount {
  const errors = issues.filter(issue => issue.severity === 'error').length;
  return { errors, warnings: issues.length - errors };
}

// The core's messages either begin with the value or, with one of these words, speak of the field.
const SPEAKS_OF_FIELD =
  /^(?:is|must|has|have|does|carries|keeps|leaves|overlaps|needs)\s/;

const MISSING = 'is required.';

/**
 * An issue as it reads beside its field: what is wrong, then what to do. The path is left to the label, and what
 * a missing answer should be to the field's own description: the core's speaks to those who write YAML.
 */
export function issueText(issue: Issue, label: string): string {
  if (issue.message === MISSING) return `${label} ${MISSING}`;
  const subject = SPEAKS_OF_FIELD.test(issue.message) ? `${label} ` : '';
  return `${subject}${issue.message} ${issue.remedy}`;
}
