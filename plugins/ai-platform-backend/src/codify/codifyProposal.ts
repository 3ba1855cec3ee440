import {
  codifyDescription,
  codifyMessage,
  codifyTitle,
  resourceId,
  type DriftDifference,
  type PlannedChange,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  FLAGSTONE,
  type Identity,
  type Proposal,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { createHash } from 'node:crypto';
import type { CodifyRequest } from './createCodifier';
import type { ReadSources } from './sourceReader';

/** What is to be committed for the changes: one commit a field. */
export function codifyProposal(
  request: CodifyRequest,
  changes: readonly PlannedChange[],
  { executables }: Pick<ReadSources, 'executables'>,
): Proposal {
  const { application, resource, person, reason, differences } = request;
  const told = {
    application: `${application.namespace}/${application.name}`,
    ...{ resource, person, reason, at: new Date(request.at).toISOString() },
  };
  const all = changes.map(change => ({
    ...change,
    ...whoOf(change.path, differences),
  }));
  const [first] = all;
  return {
    name: nameOf(told.application, request, changes),
    title:
      all.length === 1
        ? codifyTitle(resource, first)
        : `Set ${all.length} fields of ${resource.kind} ${resource.name} to what the cluster has`,
    description: codifyDescription(told, all),
    author: authorOf(person),
    commits: all.map(change => ({
      message: codifyMessage(told, change),
      files: change.edits.map(({ repository, path, after }) => ({
        path,
        content: after,
        executable: executables.has(`${repository} ${path}`),
      })),
    })),
  };
}

function whoOf(
  path: string,
  differences: CodifyRequest['differences'],
): Pick<DriftDifference, 'who'> {
  // A list without merge keys is codified as a whole: its path is the beginning of what was asked for.
  const found = differences.find(
    each => each.path === path || each.path.startsWith(`${path}[`),
  );
  return found?.who ? { who: found.who } : {};
}

/** A branch for this very request: asked for again, it is found again. */
function nameOf(
  application: string,
  { resource }: CodifyRequest,
  changes: readonly PlannedChange[],
): string {
  const asked = changes.map(({ path, to }) => [path, to ?? null]);
  const hash = createHash('sha256')
    .update(JSON.stringify([application, resourceId(resource), asked]))
    .digest('hex');
  const words = `${resource.kind}-${resource.name}`
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80);
  return `codify/${words}-${hash.slice(0, 12)}`;
}

/** The author of the commits: the person who asks, as the catalog calls them. */
function authorOf(person: string): Identity {
  const name = /^user:[^/]+\/(.+)$/.exec(person)?.[1];
  return name === undefined ? FLAGSTONE : { name, email: `${name}@localhost` };
}
