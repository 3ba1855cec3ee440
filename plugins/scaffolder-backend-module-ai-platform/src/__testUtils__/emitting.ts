import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  mockServices,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  emitEnvironment,
  parseEnvironment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { GitHosts } from '@flagstone/backstage-plugin-ai-platform-node';
import { readdirSync } from 'node:fs';
import { createEmitActions } from '../actions/emitActions';

interface RunOptions {
  id?: string;
  defaults?: JsonObject;
  isDryRun?: boolean;
  signal?: AbortSignal;
}

/** Runs the emit actions in a workspace, for tests. */
export class Emitting {
  readonly workspacePath: string;
  /** What is committed on GitHub: nothing unless a test says otherwise. */
  readonly urlReader = mockServices.urlReader.mock();

  constructor(directory: MockDirectory) {
    this.workspacePath = directory.resolve('workspace');
  }

  /** Forgets what tests before have set up. */
  reset(): void {
    this.urlReader.search.mockReset();
    this.urlReader.search.mockResolvedValue({ files: [], etag: '' });
  }

  /** An action by its id. */
  action(id: string, defaults: JsonObject = {}) {
    const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
    const found = createEmitActions({
      environmentDefaults: defaults,
      hosts: new GitHosts(integrations),
      urlReader: this.urlReader as UrlReaderService,
    }).find(action => action.id === id);
    if (!found) throw new Error(`No action ${id}`);
    return found;
  }

  /** Runs an action, and gives its outputs. */
  async run(
    input: JsonObject,
    options: RunOptions = {},
  ): Promise<Record<string, unknown>> {
    const { id = 'aiPlatform:environment:emit', defaults, ...rest } = options;
    const output: Record<string, unknown> = {};
    const { workspacePath } = this;
    await this.action(id, defaults).handler({
      ...createMockActionContext({ workspacePath, input }),
      ...rest,
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    });
    return output;
  }

  /** The paths of the files in the workspace, sorted. */
  written(): string[] {
    const { workspacePath } = this;
    return readdirSync(workspacePath, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => `${entry.parentPath}/${entry.name}`)
      .map(path => path.slice(workspacePath.length + 1))
      .sort();
  }
}

/** What the core emits for a document without `apiVersion` and `kind`. */
export function filesOf(document: JsonObject) {
  const { environment } = parseEnvironment({
    ...{ apiVersion: 'flagstone/v1', kind: 'Environment' },
    ...document,
  });
  if (!environment) throw new Error('The document has faults');
  return emitEnvironment(environment);
}
