import { formatPath } from '@flagstone/backstage-plugin-ai-platform-common';
import type { LocatedIssue, Report } from './report';

function place(issue: LocatedIssue): string {
  return [issue.file, issue.line, issue.column]
    .filter(part => part !== undefined)
    .join(':');
}

function issueLine(issue: LocatedIssue): string {
  const where = formatPath(issue.path);
  return `${place(issue)}: ${issue.severity}: ${where ? `${where} ` : ''}${
    issue.message
  } ${issue.remedy}`.trimEnd();
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function summary(report: Report): string {
  const documents = count(report.documents, 'document');
  const errors = report.issues.filter(i => i.severity === 'error').length;
  const wrong = [
    ...(errors ? [count(errors, 'fault')] : []),
    ...(report.findings.length
      ? [`${count(report.findings.length, 'file')} not as the documents say`]
      : []),
  ];
  if (wrong.length > 0) return `${documents}: ${wrong.join(', ')}`;
  switch (report.command) {
    case 'render':
      return `${documents}: ${count(report.files, 'file')} written`;
    case 'check':
      return `${documents}: ${count(
        report.files,
        'file',
      )} as the documents say`;
    default:
      return `${documents}: no faults`;
  }
}

/** Writes the report for people: faults to standard error, the rest to standard output. */
export function printText(report: Report): void {
  for (const issue of report.issues) {
    process.stderr.write(`${issueLine(issue)}\n`);
  }
  for (const finding of report.findings) {
    process.stdout.write(`${finding.file}: ${finding.message}\n`);
    if (finding.diff) process.stdout.write(finding.diff);
  }
  process.stdout.write(`${summary(report)}\n`);
}

/** Writes the report as one JSON object. */
export function printJson(report: Report): void {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}
