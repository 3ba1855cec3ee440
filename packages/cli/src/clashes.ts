import type { PlatformDocument } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ReadDocument } from './readDocument';
import type { LocatedIssue } from './report';

/** Something that only one document may have. */
interface Claim {
  key: string;
  issue: (other: PlatformDocument, file: string) => Omit<LocatedIssue, 'file'>;
}

// Catalog entities carry the name alone, whatever their kind; so do clusters and Applications.
function nameClaim({ metadata: { name } }: PlatformDocument): Claim {
  return {
    key: `name ${name}`,
    issue: (other, file) => ({
      path: ['metadata', 'name'],
      severity: 'error',
      message: `${name} is the name of the ${other.kind.toLowerCase()} in ${file} too.`,
      remedy: 'Choose a name that is unique on the platform.',
    }),
  };
}

// Of two quotas in one namespace the tighter one would hold, and neither document would be true.
function namespaceClaims(document: PlatformDocument): Claim[] {
  if (document.kind !== 'Workspace') return [];
  const { environment, namespace } = document.spec;
  return [
    {
      key: `namespace ${environment}/${namespace}`,
      issue: (_other, file) => ({
        path: ['spec', 'namespace'],
        severity: 'error',
        message: `${namespace} of ${environment} is the namespace of the workspace in ${file} too.`,
        remedy: 'Give each workspace a namespace of its own.',
      }),
    },
  ];
}

/** What documents want that only one can have; the first one keeps it. */
export function clashes(read: readonly ReadDocument[]): LocatedIssue[] {
  const first = new Map<string, { file: string; document: PlatformDocument }>();
  return read.flatMap(({ file, document }) => {
    if (!document) return [];
    const claims = [nameClaim(document), ...namespaceClaims(document)];
    return claims.flatMap(({ key, issue }) => {
      const other = first.get(key);
      if (other) return [{ file, ...issue(other.document, other.file) }];
      first.set(key, { file, document });
      return [];
    });
  });
}
