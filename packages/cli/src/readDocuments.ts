import type { PlatformDocument } from '@flagstone/backstage-plugin-ai-platform-common';
import { clashes } from './clashes';
import { readDocument, type ReadDocument } from './readDocument';
import type { LocatedIssue } from './report';

/** Several documents, read and held against each other. */
export interface ReadDocuments {
  read: ReadDocument[];
  /** Those without faults. */
  documents: PlatformDocument[];
  issues: LocatedIssue[];
}

/** Reads every file; all issues of all of them come together. */
export function readDocuments(
  files: readonly string[],
  options: { modules?: string } = {},
): ReadDocuments {
  const read: ReadDocument[] = [];
  for (const file of files) read.push(readDocument(file, options));
  return {
    read,
    documents: read.flatMap(({ document }) => document ?? []),
    issues: [...read.flatMap(({ issues }) => issues), ...clashes(read)],
  };
}
