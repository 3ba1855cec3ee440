import type { Environment } from '../environment';
import type { Issue, IssuePath } from '../issue';

/** A rule between fields of a document. */
export interface Check<Document = Environment> {
  /** The fields that it reads; where one of them is faulty already, the rule does not run. */
  reads: string[];
  run(document: Document): Issue[];
}

/** A fault that stops the document. */
export function fault(path: IssuePath, message: string, remedy: string): Issue {
  return { path, severity: 'error', message, remedy };
}

/** A doubt that does not. */
export function doubt(path: IssuePath, message: string, remedy: string): Issue {
  return { path, severity: 'warning', message, remedy };
}
