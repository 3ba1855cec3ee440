import type { MockDirectory } from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import type { LocalRepository } from '@flagstone/backstage-plugin-ai-platform-node';
import { createGitPublishAction } from '../actions/gitPublish';
import { writeFiles } from '../writeFiles';
import type { aDocument } from './aDocument';
import { filesOf } from './emitting';
import { GitHost } from './gitHost';

/** The repositories of a platform, in the order in which they are published. */
export const NAMES = [
  'platform-k8s-clusters',
  'platform-ai-services',
  'platform-gitops-config',
] as const;

type Action = ReturnType<typeof createGitPublishAction>;
type Options = Partial<ActionContext<JsonObject>> & { action?: Action };

/** Outputs of the publish action. */
export interface PublishOutput {
  commits: Array<{
    repository: string;
    commit?: string;
    changedFiles: string[];
  }>;
  summary: string;
}

/** Runs the publish action against three real repositories, for tests. */
export class Publishing {
  readonly root: string;
  readonly host: GitHost;
  readonly repositories: LocalRepository[];
  readonly #directory: MockDirectory;
  #runs = 0;

  constructor(directory: MockDirectory) {
    this.#directory = directory;
    this.root = directory.resolve('git');
    this.host = new GitHost(this.root);
    this.repositories = NAMES.map(name => this.host.at(name));
  }

  /** Begins anew, with a README in each repository. */
  reset(): void {
    this.#directory.setContent({});
    for (const name of NAMES) this.host.create(name, { 'README.md': name });
  }

  heads(): Array<string | undefined> {
    return this.repositories.map(repository => this.host.head(repository));
  }

  /** The id of the last task. */
  get task(): string {
    return `task-${this.#runs}`;
  }

  /** Publishes what a document stands for, from a fresh workspace and as a fresh task. */
  async document(
    { metadata, spec }: ReturnType<typeof aDocument>,
    input: JsonObject = {},
    options: Options = {},
  ): Promise<PublishOutput> {
    this.#runs += 1;
    const task = { id: this.task };
    const workspacePath = this.#directory.resolve(`workspace-${this.#runs}`);
    const gitops = { repoUrl: this.repositories[2].url };
    const files = filesOf({ metadata, spec: { gitops, ...spec } });
    await writeFiles(
      workspacePath,
      files.map(({ repository, path, content }) => ({
        ...{ path: `${repository}/${path}`, content },
      })),
    );
    const folder = `environments/${metadata.project}/${metadata.name}`;
    return this.run(
      {
        repositories: this.repositories.map(({ url, name }) => ({
          ...{ name, gitUrl: url, sourcePath: name },
        })),
        document: `platform-gitops-config/${folder}/environment.yaml`,
        message: `Add ${metadata.name}`,
        ...input,
      },
      { task, ...options, workspacePath },
    );
  }

  /** Runs the action, and gives its outputs. */
  async run(input: JsonObject, options: Options = {}): Promise<PublishOutput> {
    const { action = createGitPublishAction(this.root), ...context } = options;
    const output: Record<string, unknown> = {};
    const { workspacePath = this.root } = options;
    await action.handler({
      ...createMockActionContext({ input, workspacePath }),
      ...context,
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    } as Parameters<Action['handler']>[0]);
    return output as unknown as PublishOutput;
  }
}
