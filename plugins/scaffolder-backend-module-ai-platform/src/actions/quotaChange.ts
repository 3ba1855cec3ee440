import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  changeQuota,
  lineDiff,
  QuotaChangeError,
  type ChangedQuota,
  type QuotaChange,
  type QuotaLimits,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { GitHosts } from '@flagstone/backstage-plugin-ai-platform-node';
import { changedFiles } from '../quota/changedFiles';
import { documentPlace, type DocumentPlace } from '../quota/documentPlace';
import { keepLimit } from '../quota/keepLimit';
import { keepNamespace } from '../quota/keepNamespace';
import { readQuotaDocument } from '../quota/quotaDocument';
import {
  quotaEntity,
  type QuotaEntity,
  type QuotaEntityOptions,
} from '../quota/quotaEntity';
import {
  branchNameOf,
  descriptionOf,
  titleOf,
  type ToldChange,
} from '../quota/quotaTexts';
import { writeFiles } from '../writeFiles';
import { quotaChangeExamples } from './quotaChangeExamples';
import { quotaChangeInput, quotaChangeOutput } from './quotaChangeSchema';

/** What the action needs. */
export interface QuotaChangeOptions extends QuotaEntityOptions {
  hosts: GitHosts;
  limits: QuotaLimits;
  localGitRoot?: string;
  urlReader: UrlReaderService;
}

/**
 * An action that changes a quota in the file that the entity names, and writes that file to
 * `<workspace>/<repository>/<path>`. Asked for what is there already, it writes nothing and says so.
 */
export function createQuotaChangeAction(options: QuotaChangeOptions) {
  const { hosts, limits, localGitRoot, urlReader } = options;
  return createTemplateAction({
    id: 'aiPlatform:quota:change',
    description:
      'Changes the quota of a namespace in the YAML file that holds it, comments and all',
    examples: quotaChangeExamples,
    supportsDryRun: true,
    schema: { input: quotaChangeInput, output: quotaChangeOutput },
    async handler(ctx) {
      const { input, signal } = ctx;
      const entity = await quotaEntity(
        options,
        input,
        await ctx.getInitiatorCredentials(),
      );
      const place = documentPlace(entity.documentUrl, localGitRoot);
      const { text, etag } = await readQuotaDocument(
        urlReader,
        entity.documentUrl,
        signal,
      );
      const changed = change(entity, text, input);
      if (typeof changed === 'string') {
        ctx.logger.info(changed);
        ctx.output('changed', false);
        ctx.output('title', 'Nothing to do');
        ctx.output('description', changed);
        return;
      }
      const files = changedFiles(place, changed);
      const told: ToldChange = {
        ...input,
        ...{ entityRef: entity.entityRef, user: ctx.user?.ref },
        ...{ paths: files.map(file => file.path), before: text, changed },
        limit: keepLimit(limits, changed, [entity.stage, changed.stage]),
      };
      signal?.throwIfAborted();
      const { name: sourcePath, path } = place;
      await writeFiles(
        ctx.workspacePath,
        files.map(file => ({ ...file, path: `${sourcePath}/${file.path}` })),
      );
      ctx.logger.info(titleOf(told));

      const host = hosts.hostOf(place.gitUrl);
      ctx.output('changed', true);
      ctx.output('host', host);
      ctx.output('repository', {
        ...repositoryOf(place, hosts),
        ...(host === 'local' && etag && { basedOn: { [path]: etag } }),
      });
      ctx.output('path', path);
      ctx.output('branchName', branchNameOf(told));
      ctx.output('title', titleOf(told));
      ctx.output('description', descriptionOf(told));
      ctx.output('diff', lineDiff(text, changed.text));
      if (changed.from !== undefined) ctx.output('from', changed.from);
      ctx.output('to', changed.to);
    },
  });
}

/** The changed file, or a sentence where there is nothing to do. */
function change(
  entity: QuotaEntity,
  text: string,
  input: QuotaChange,
): ChangedQuota | string {
  try {
    keepNamespace(entity, input.namespace, text);
    return changeQuota(text, input);
  } catch (error) {
    if (!(error instanceof QuotaChangeError)) throw error;
    const { code, message, remedy } = error.refusal;
    if (code === 'unchanged') return `${message} ${remedy}`;
    throw new InputError(error.message);
  }
}

function repositoryOf(
  { name, gitUrl, branch }: DocumentPlace,
  hosts: GitHosts,
) {
  const repoUrl = hosts.repoUrlOf(gitUrl);
  return {
    ...{ name, sourcePath: name, targetPath: '' },
    ...{ gitUrl, branch },
    ...(repoUrl && { repoUrl }),
  };
}
