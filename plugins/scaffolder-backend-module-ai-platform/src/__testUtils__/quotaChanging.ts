import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  mockServices,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { GitHosts } from '@flagstone/backstage-plugin-ai-platform-node';
import { readdirSync } from 'node:fs';
import { createQuotaChangeAction } from '../actions/quotaChange';
import { aComponent, QUOTA_PATH, QUOTA_YAML } from './quotas';

/** The repository that holds the quotas. */
export const GITOPS = 'https://github.com/acme/platform-gitops-config';
/** The file that holds the quotas of the fraud team. */
export const DOCUMENT_URL = `${GITOPS}/blob/main/${QUOTA_PATH}`;

const REQUEST = {
  ...{ entityRef: 'component:default/fraud-detector', namespace: 'fraud' },
  ...{ resource: 'requests.nvidia.com/gpu', amount: '16' },
  reason: 'The new model is trained on four nodes.',
};

/** What a run of the action finds. */
export interface Given {
  /** The entity's annotation; empty for none. */
  url?: string;
  annotations?: Record<string, string>;
  limits?: Record<string, Record<string, number | string>>;
  context?: Partial<ActionContext<JsonObject>>;
}

/** Runs the action that changes a quota, for tests. */
export class QuotaChanging {
  readonly workspacePath: string;
  readonly urlReader = mockServices.urlReader.mock();
  readonly permissions = mockServices.permissions.mock();
  readonly #directory: MockDirectory;

  constructor(directory: MockDirectory) {
    this.#directory = directory;
    this.workspacePath = directory.resolve('workspace');
  }

  /** Begins anew: the quotas of the fraud team, and everything is allowed. */
  reset(): void {
    this.#directory.setContent({ workspace: {} });
    this.urlReader.readUrl.mockReset();
    this.answer(QUOTA_YAML);
    this.permissions.authorize.mockReset();
    this.permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
  }

  /** What the file holds. */
  answer(text: string | Buffer, etag?: string): void {
    this.urlReader.readUrl.mockResolvedValue({
      ...{ buffer: async () => Buffer.from(text), etag },
    });
  }

  action({ url = DOCUMENT_URL, annotations, limits = {} }: Given = {}) {
    return createQuotaChangeAction({
      catalog: catalogServiceMock({
        entities: [aComponent(url || undefined, annotations)],
      }),
      hosts: new GitHosts(ScmIntegrations.fromConfig(new ConfigReader({}))),
      ...{ limits, localGitRoot: '/srv/git', permissions: this.permissions },
      urlReader: this.urlReader as UrlReaderService,
    });
  }

  /** Runs the action, and gives its outputs. */
  async run(
    input: JsonObject = {},
    given: Given = {},
  ): Promise<Record<string, unknown>> {
    const output: Record<string, unknown> = {};
    const { workspacePath } = this;
    const action = this.action(given);
    await action.handler({
      ...createMockActionContext({
        ...{ workspacePath, input: { ...REQUEST, ...input } },
      }),
      ...given.context,
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
    } as Parameters<typeof action.handler>[0]);
    return output;
  }

  /** How many files are in the workspace. */
  written(): number {
    return readdirSync(this.workspacePath, {
      ...{ recursive: true, withFileTypes: true },
    }).filter(entry => entry.isFile()).length;
  }
}
