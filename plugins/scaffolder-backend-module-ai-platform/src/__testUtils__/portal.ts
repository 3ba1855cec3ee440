import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import type { JsonObject } from '@backstage/types';
import { localGitUrlReaderFactory } from '@flagstone/backstage-plugin-ai-platform-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import aiPlatformModule from '../index';

const TEMPLATES = resolve(__dirname, '../../../../templates');
const PATIENCE_MS = 20_000;

/** What became of a run of the template. */
export interface TemplateRun {
  /** `completed`, `failed`, or the HTTP status of a request that was refused. */
  status: string;
  log: string;
  output: {
    links: Array<{ title: string; url?: string; entityRef?: string }>;
    text: Array<{ title: string; content: string }>;
  };
}

interface Entity {
  metadata: { name: string; description?: string };
}

interface PortalOptions {
  /** Name of the template. */
  template?: string;
  /** Files with more entities for the catalog. */
  locations?: string[];
}

type Server = Awaited<ReturnType<typeof startTestBackend>>['server'];

/** A real catalog and a real scaffolder with the template, for tests: used over HTTP, as automation does. */
export class Portal {
  readonly #server: Server;
  readonly #template: string;

  private constructor(server: Server, template: string) {
    this.#server = server;
    this.#template = template;
  }

  /** Starts the backend and waits for the template. */
  static async start(
    config: JsonObject,
    { template = 'ai-environment', locations = [] }: PortalOptions = {},
  ): Promise<Portal> {
    const { server } = await startTestBackend({
      features: [
        ...[catalogPlugin, scaffolderEntityModel, scaffolderPlugin],
        ...[githubModule, aiPlatformModule, localGitUrlReaderFactory],
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
            catalog: {
              defaultLocationConflictStrategy: 'refresh',
              rules: [
                { allow: ['Component', 'Resource', 'Location', 'Template'] },
              ],
              locations: [fileOf(template), ...locations].map(target => ({
                ...{ type: 'file', target },
              })),
            },
            ...config,
          },
        }),
      ],
    });
    const portal = new Portal(server, template);
    await portal.entity(`template/default/${template}`);
    return portal;
  }

  /** An entity of the catalog, `<kind>/<namespace>/<name>`, as soon as it is there and as expected. */
  async entity(
    ref: string,
    expected: (entity: Entity) => boolean = () => true,
  ): Promise<Entity> {
    return eventually(`${ref} in the catalog`, async () => {
      const path = `/api/catalog/entities/by-name/${ref}`;
      const { status, body } = await request(this.#server).get(path);
      return status === 200 && expected(body) ? body : undefined;
    });
  }

  /** The targets of the locations that are registered. */
  async locations(): Promise<string[]> {
    const { body } = await request(this.#server).get('/api/catalog/locations');
    return body.map((each: { data: { target: string } }) => each.data.target);
  }

  /** Runs the template to its end. */
  async create(values: JsonObject): Promise<TemplateRun> {
    const templateRef = `template:default/${this.#template}`;
    const { body, status } = await request(this.#server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef, values });
    const output = { links: [], text: [] };
    if (status !== 201) {
      return { status: `${status}`, log: JSON.stringify(body), output };
    }
    const path = `/api/scaffolder/v2/tasks/${body.id}`;
    const task = await eventually(`the end of ${path}`, async () => {
      const { body: found } = await request(this.#server).get(path);
      return ['completed', 'failed'].includes(found.status) ? found : undefined;
    });
    const { body: events } = await request(this.#server).get(`${path}/events`);
    const messages = events.map(
      (event: { body: { message: string } }) => event.body.message,
    );
    return {
      status: task.status,
      log: messages.join('\n'),
      output: events.at(-1).body.output ?? output,
    };
  }

  /** What the template editor does. */
  async dryRun(values: JsonObject) {
    const template = parse(readFileSync(fileOf(this.#template), 'utf8'));
    return request(this.#server)
      .post('/api/scaffolder/v2/dry-run')
      .send({ template, values, directoryContents: [] });
  }
}

function fileOf(template: string): string {
  return `${TEMPLATES}/${template}/template.yaml`;
}

async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise(done => {
      setTimeout(done, 100);
    });
  }
  throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
}
