/** Where in a document a fault is: property names and list positions. @public */
export type IssuePath = ReadonlyArray<string | number>;

/**
 * One fault or doubt about a document. An `error` stops everything that would be written;
 * a `warning` is shown and does not.
 * @public
 */
export interface Issue {
  path: IssuePath;
  severity: 'error' | 'warning';
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  remedy: string;
}

/** The path as people write it, for example `spec.nodePools[0].machine`. @public */
export function formatPath(path: IssuePath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

/** One line for a person: path, what is wrong, what to do. @public */
export function formatIssue(issue: Issue): string {
  const where = formatPath(issue.path) || 'document';
  return `${where}: ${issue.message} ${issue.remedy}`;
}

/** True if at least one of the issues stops the document. @public */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(issue => issue.severity === 'error');
}

/** Puts errors before warnings. */
export function bySeverity(a: Issue, b: Issue): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
}
