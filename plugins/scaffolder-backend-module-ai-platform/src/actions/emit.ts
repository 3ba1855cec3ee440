import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  type TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  environmentFolder,
  type EmittedFile,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type {
  Place,
  GitHosts,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { committedDocument } from '../committedDocument';
import { destinationsOf } from '../destinations';
import { emittedPlaces, placeOf, UNREADABLE } from '../emittedPlaces';
import { parseDocument } from '../parseDocument';
import { summaryOf, titleOf } from '../summary';
import { writeFiles } from '../writeFiles';
import { emitInput, emitOutput } from './emitSchema';

/** What tells the emit actions apart. */
export interface EmitActionDefinition {
  id: string;
  description: string;
  emit: (environment: Environment) => EmittedFile[];
  examples: TemplateExample[];
}

/** What the emit actions need. */
export interface EmitActionOptions {
  /** A partial document, laid under every one that comes in. */
  environmentDefaults: JsonObject;
  hosts: GitHosts;
  urlReader: UrlReaderService;
}

/**
 * An action that writes what follows from an AI environment to `<workspace>/<repository>/<path>`. It writes all the
 * files or none, and names every fault of the document at once.
 */
export function createEmitAction(
  { id, description, emit, examples }: EmitActionDefinition,
  { environmentDefaults, hosts, urlReader }: EmitActionOptions,
) {
  return createTemplateAction({
    ...{ id, description, examples, supportsDryRun: true },
    schema: { input: emitInput, output: emitOutput },
    async handler(ctx) {
      const { update = false, ...given } = ctx.input;
      const parsed = parseDocument(given, environmentDefaults);
      const { environment, warnings } = parsed;
      const files = emit(environment);
      const document = find(environment, files, 'environment.yaml');
      const previous =
        document && !ctx.isDryRun
          ? await committedDocument({
              ...{ environment, hosts, urlReader, update },
              signal: ctx.signal,
            })
          : undefined;
      ctx.signal?.throwIfAborted();
      await writeFiles(ctx.workspacePath, files.map(inWorkspace));
      for (const warning of warnings) ctx.logger.warn(warning);
      ctx.logger.info(`Wrote ${files.length} files to the workspace`);

      const { name, project } = environment.metadata;
      ctx.output('environment', { name, project });
      ctx.output('entityRef', `resource:default/${name}`);
      ctx.output('files', files.length);
      ctx.output('warnings', warnings);
      ctx.output('host', hosts.hostOf(environment.spec.gitops.repoUrl));
      const stale = staleFiles(environment, files, previous);
      if (!stale) ctx.logger.warn(UNREADABLE);
      ctx.output(
        'repositories',
        destinationsOf({ environment, files, hosts, stale: stale ?? [] }),
      );
      ctx.output('title', titleOf(environment, update));
      ctx.output('summary', summaryOf(parsed, files.length));
      if (document) ctx.output('document', inWorkspace(document).path);
      const catalogInfoUrl = catalogUrl(environment, files, hosts);
      if (catalogInfoUrl) ctx.output('catalogInfoUrl', catalogInfoUrl);
    },
  });
}

function inWorkspace({ repository, path, content }: EmittedFile) {
  return { path: `${repository}/${path}`, content };
}

function find(
  { metadata }: Environment,
  files: readonly EmittedFile[],
  name: string,
): EmittedFile | undefined {
  const path = `${environmentFolder(metadata)}/${name}`;
  return files.find(file => file.path === path);
}

function catalogUrl(
  environment: Environment,
  files: readonly EmittedFile[],
  hosts: GitHosts,
): string | undefined {
  const file = find(environment, files, 'catalog-info.yaml');
  if (!file) return undefined;
  const { repositoryUrl, path } = placeOf(environment, file);
  return hosts.fileUrl(repositoryUrl, environment.spec.gitops.revision, path);
}

/** The files that the committed document stands for, and that the new one does not; undefined where it cannot tell. */
function staleFiles(
  environment: Environment,
  files: readonly EmittedFile[],
  previous: string | undefined,
): Place[] | undefined {
  if (previous === undefined) return [];
  const key = (place: Place) => `${place.repositoryUrl} ${place.path}`;
  const kept = new Set(files.map(file => key(placeOf(environment, file))));
  return emittedPlaces(previous, environment.metadata)?.filter(
    place => !kept.has(key(place)),
  );
}
