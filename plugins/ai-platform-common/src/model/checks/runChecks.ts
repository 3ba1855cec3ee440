import type { Issue, IssuePath } from '../issue';
import type { Check } from './check';

function touches(read: string, fault: IssuePath): boolean {
  const text = fault.filter(part => typeof part === 'string').join('.');
  return (
    text === read || text.startsWith(`${read}.`) || read.startsWith(`${text}.`)
  );
}

/** What the rules say that read none of the faulty fields. */
export function runChecks<Document>(
  checks: ReadonlyArray<Check<Document>>,
  document: Document,
  faults: readonly IssuePath[],
): Issue[] {
  return checks
    .filter(
      check => !faults.some(field => check.reads.some(r => touches(r, field))),
    )
    .flatMap(check => check.run(document));
}
