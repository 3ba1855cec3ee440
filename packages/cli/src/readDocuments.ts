import type { Environment } from '@flagstone/backstage-plugin-ai-platform-common';
import { readDocument, type ReadDocument } from './readDocument';
import type { LocatedIssue } from './report';

/** Several documents, read and held against each other. */
export interface ReadDocuments {
  documents: ReadDocument[];
  environments: Environment[];
  issues: LocatedIssue[];
}

// Clusters, Applications and catalog entities carry the name alone, so two projects cannot share one.
function nameClashes(documents: readonly ReadDocument[]): LocatedIssue[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ file, environment }) => {
    if (!environment) return [];
    const { name } = environment.metadata;
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, file);
      return [];
    }
    return [
      {
        file,
        path: ['metadata', 'name'],
        severity: 'error',
        message: `${name} is the name of the environment in ${other} too.`,
        remedy: 'Choose a name that is unique on the platform.',
      },
    ];
  });
}

/** Reads every file; all issues of all of them come together. */
export function readDocuments(
  files: readonly string[],
  options: { modules?: string } = {},
): ReadDocuments {
  const documents: ReadDocument[] = [];
  for (const file of files) documents.push(readDocument(file, options));
  return {
    documents,
    environments: documents.flatMap(({ environment }) => environment ?? []),
    issues: [
      ...documents.flatMap(({ issues }) => issues),
      ...nameClashes(documents),
    ],
  };
}
