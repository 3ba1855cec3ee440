import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  maskFileText,
  planCodify,
  type ApplicationFacts,
  type CodifyInput,
  type CodifyPlan,
  type DriftCodified,
  type DriftDifference,
  type ManagedResourceFacts,
  type PlannedChange,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  BranchMovedError,
  GitRepositories,
  RepositoryNotWritableError,
  Turns,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { allowedRepositories } from './allowedRepositories';
import { BlobCache } from './blobCache';
import { codifyProposal } from './codifyProposal';
import { SourceReader, type ReadSources } from './sourceReader';

/** Fields of one resource that Git is to have as the cluster has them. */
export interface CodifyRequest {
  application: ApplicationFacts;
  /** Masked, as it was read. */
  resource: ManagedResourceFacts;
  differences: ReadonlyArray<Pick<DriftDifference, 'path' | 'who'>>;
  /** Reference of the person who asks. */
  person: string;
  reason: string;
  /** When, in milliseconds since 1970. */
  at: number;
  /** True: nothing is written, and the answer is what would be. */
  dryRun: boolean;
}

/** Writes live values into the Git repositories that they belong in. */
export interface Codifier {
  /**
   * Makes one commit a field: a pull request on GitHub, on the branch itself in a local repository. What has no certain
   * place is refused with the reason and a patch to apply by hand. Asking twice changes nothing.
   *
   * @throws ServiceUnavailableError where a Git host does not answer as it should, ConflictError where others write to
   * the branch all the time
   */
  codify(request: CodifyRequest): Promise<DriftCodified>;
}

/**
 * Makes a codifier for the repositories of the configuration.
 *
 * @throws Error for a list of repositories that does not hold
 */
export function createCodifier(options: {
  config: RootConfigService;
  logger: LoggerService;
}): Codifier {
  const { config, logger } = options;
  const repositories = GitRepositories.fromConfig(config, {
    allowed: allowedRepositories(config),
  });
  const blobs = new BlobCache();
  const turns = new Turns();
  const attempt = async (request: CodifyRequest) => {
    const { application } = request;
    try {
      const read = await SourceReader.read(application, repositories, blobs);
      return await codifyOnce(request, read);
    } catch (error) {
      if (error instanceof RepositoryNotWritableError) return byHand(request);
      throw error;
    }
  };
  return {
    async codify(request) {
      if (request.dryRun) return attempt(request);
      const codified = await turns.take(() =>
        attempt(request).catch(error => {
          if (error instanceof BranchMovedError) return attempt(request);
          throw error;
        }),
      );
      const { commits, repository, branch } = codified;
      if (commits.length > 0) {
        logger.info(
          `Codified ${commits.length} field(s) in ${repository}, branch ${branch}`,
        );
      }
      return codified;
    },
  };
}

async function codifyOnce(
  request: CodifyRequest,
  read: ReadSources,
): Promise<DriftCodified> {
  const { dryRun } = request;
  const plan = inOneRepository(planCodify(inputOf(request, read)));
  const changes = plan.changes.filter(({ edits }) => edits.length > 0);
  const shown = { ...viewOf(plan, changes), preview: dryRun };
  const branch = read.branches.get(changes[0]?.edits[0].repository ?? '');
  if (!branch) return shown;
  const proposal = codifyProposal(request, changes, read);
  const { repository } = branch;
  if (dryRun) {
    return {
      ...{ ...shown, repository },
      branch: branch.reviewed ? proposal.name : branch.branch,
      commits: proposal.commits.map(({ message }) => ({ message })),
    };
  }
  const proposed = await branch.propose(proposal);
  return {
    ...{ ...shown, repository, branch: proposed.branch },
    commits: proposal.commits.map(({ message }, index) => ({
      message,
      ...(proposed.commits[index] && { id: proposed.commits[index] }),
    })),
    ...(proposed.link !== undefined && { link: proposed.link }),
  };
}

function inputOf(
  { application, resource, differences }: CodifyRequest,
  { sources, files }: Pick<CodifyInput, 'sources' | 'files'>,
): CodifyInput {
  return {
    ...{ sources, files, resource },
    namespace: application.destination.namespace ?? '',
    paths: differences.map(({ path }) => path),
  };
}

/** The changes of the first repository: commits of several cannot be made as one. */
function inOneRepository(plan: CodifyPlan): CodifyPlan {
  const repository = plan.changes.find(({ edits }) => edits.length > 0)
    ?.edits[0].repository;
  const isElsewhere = ({ edits }: PlannedChange) =>
    edits.some(edit => edit.repository !== repository);
  return {
    ...plan,
    changes: plan.changes.filter(change => !isElsewhere(change)),
    refused: [
      ...plan.refused,
      ...plan.changes
        .filter(isElsewhere)
        .map(({ path }) => ({ path, obstacle: 'placeAmbiguous' as const })),
    ],
  };
}

/** What is left where the host forbids to write. */
function byHand(request: CodifyRequest): DriftCodified {
  const plan = planCodify(inputOf(request, { sources: [], files: [] }));
  return {
    ...{ ...viewOf(plan, []), preview: request.dryRun },
    refused: plan.refused.map(({ path, obstacle }) => ({
      path,
      obstacle:
        obstacle === 'placeNotFound' ? 'repositoryNotWritable' : obstacle,
    })),
  };
}

function viewOf(
  { refused, patch }: CodifyPlan,
  changes: readonly PlannedChange[],
): Pick<DriftCodified, 'files' | 'refused' | 'patch' | 'commits'> {
  const files = new Map<string, { before: string; after: string }>();
  for (const { path, before = '', after } of changes.flatMap(
    change => change.edits,
  )) {
    files.set(path, { before: files.get(path)?.before ?? before, after });
  }
  return {
    files: [...files].map(([path, { before, after }]) => ({
      ...{ path, before: maskFileText(before), after: maskFileText(after) },
    })),
    ...{ refused, commits: [] },
    ...(patch !== undefined && { patch }),
  };
}
