import type { TestBackend } from '@backstage/backend-test-utils';
import {
  driftViewSchema,
  type DriftResource,
  type DriftView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import request from 'supertest';
import { eventually } from '../eventually';

/** The promise: what was changed in the cluster is on the page ten seconds later. */
const PROMISED_MS = 10_000;

/** The drift of one component, as its page asks for it. */
export class DriftPage {
  /** Every answer, word for word. */
  readonly answers: string[] = [];
  private readonly route: string;

  constructor(private readonly backend: TestBackend, component: string) {
    this.route = `/api/ai-platform/v1/entities/default/component/${component}/drift`;
  }

  /** @throws Error for any answer but a view */
  async view(): Promise<DriftView> {
    const response = await request(this.backend.server).get(this.route);
    this.answers.push(response.text);
    if (response.status !== 200) throw new Error(response.text);
    return driftViewSchema.parse(response.body);
  }

  /** Asks for a way out, and gives whatever the answer is. */
  async ask(
    way: 'revert' | 'codify' | 'ignore',
    body: object,
  ): Promise<request.Response> {
    const response = await request(this.backend.server)
      .post(`${this.route}/${way}`)
      .send(body);
    this.answers.push(response.text);
    return response;
  }

  /** Id of the one application. */
  async application(): Promise<string> {
    const [{ id }] = (await this.view()).applications;
    return id;
  }

  /** The resource as soon as it is shown so, which must be within the promised ten seconds. */
  async soon(
    id: string,
    isShown: (resource: DriftResource) => boolean,
  ): Promise<DriftResource> {
    const end = Date.now() + PROMISED_MS;
    const view = await eventually(
      () => this.view(),
      now => {
        if (Date.now() > end) throw new Error(`${id}: not within 10 seconds`);
        const resource = resourceIn(now, id);
        return resource !== undefined && isShown(resource);
      },
    );
    return resourceIn(view, id)!;
  }
}

/** The resource of that id, of whatever application. */
export function resourceIn(
  { applications }: DriftView,
  id: string,
): DriftResource | undefined {
  return applications
    .flatMap(({ resources }) => resources)
    .find(resource => resource.id === id);
}

/** What has ended: resource, path, by what, and who asked for it. */
export function closedIn({ closed }: DriftView): unknown[] {
  return closed.map(({ resource, path, by, person }) => [
    ...[resource, path, by, person],
  ]);
}
