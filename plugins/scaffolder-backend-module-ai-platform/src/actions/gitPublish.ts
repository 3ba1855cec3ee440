import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  type ActionContext,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  FLAGSTONE,
  type PublishRequest,
  type Published,
  publish,
  Turns,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { authorOf } from '../author';
import { basedOnGuard } from '../git/basedOnGuard';
import { environmentGuard, TASK_TRAILER } from '../git/environmentGuard';
import { findPlace, openTargets, publicationsOf } from '../targets';
import { gitPublishExamples } from './gitPublishExamples';
import { gitPublishInput, gitPublishOutput } from './gitPublishSchema';

interface PublishedCommit extends JsonObject {
  repository: string;
  branch: string;
  commit?: string;
  changedFiles: string[];
}

/**
 * An action that commits folders of the workspace to local bare repositories: one commit a repository, all of them or
 * none. Committing the same again changes nothing.
 */
export function createGitPublishAction(localGitRoot: string | undefined) {
  const turns = new Turns();
  return createTemplateAction({
    id: 'aiPlatform:git:publish',
    description:
      'Commits folders of the workspace to local bare repositories, all of them or none',
    examples: gitPublishExamples,
    supportsDryRun: true,
    schema: { input: gitPublishInput, output: gitPublishOutput },
    async handler(ctx) {
      const { repositories, message, document, update = false } = ctx.input;
      if (localGitRoot === undefined) {
        throw new InputError(
          'There are no local repositories: aiPlatform.localGit.root is not configured',
        );
      }
      const targets = await openTargets(localGitRoot, repositories);
      const publications = await publicationsOf(ctx.workspacePath, targets);
      const guards = [
        basedOnGuard(repositories),
        ...(document
          ? [
              environmentGuard({
                document: findPlace(targets, document),
                ...{ update, taskId: ctx.task.id },
                warn: warning => ctx.logger.warn(warning),
              }),
            ]
          : []),
      ];
      const request: PublishRequest = {
        publications,
        inspect: async branches =>
          (await Promise.all(guards.map(guard => guard(branches)))).flat(),
        message: `${message.trim()}\n\n${TASK_TRAILER}: ${ctx.task.id}\n`,
        author: authorOf(ctx.user),
        committer: FLAGSTONE,
        ...{ dryRun: ctx.isDryRun, signal: ctx.signal },
      };
      const commits = await turns.take(() => commit(ctx, request));
      const lines = commits.map(each => lineOf(each, ctx.isDryRun));
      for (const line of lines) ctx.logger.info(line);
      ctx.output('commits', commits);
      ctx.output('summary', lines.map(line => `- ${line}`).join('\n'));
    },
  });
}

async function commit(
  ctx: Pick<ActionContext<JsonObject>, 'checkpoint'>,
  request: PublishRequest,
): Promise<PublishedCommit[]> {
  const run = async () => (await publish(request)).map(toCommit);
  if (request.dryRun) return run();
  const names = request.publications.map(each => each.repository.name);
  return ctx.checkpoint({ key: `publish.${names.join('.')}`, fn: run });
}

function toCommit({ publication, commit: id, changedFiles }: Published) {
  return {
    repository: publication.repository.name,
    branch: publication.branch,
    ...(id && { commit: id }),
    changedFiles,
  };
}

function lineOf(
  { repository, branch, commit: id, changedFiles }: PublishedCommit,
  dryRun = false,
): string {
  const where = `${repository}, branch ${branch}`;
  if (changedFiles.length === 0) {
    return `${where}: nothing to change, the head stays ${id}`;
  }
  const files = changedFiles.length === 1 ? 'file' : 'files';
  return dryRun
    ? `${where}: a commit would change ${changedFiles.length} ${files}`
    : `${where}: commit ${id} changes ${changedFiles.length} ${files}`;
}
