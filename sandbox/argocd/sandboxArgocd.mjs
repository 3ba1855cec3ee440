import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { readObjects } from '../kubernetes/world/readStory.mjs';
import { createArgocdServer } from './api/argocdServer.mjs';
import { ArgocdController } from './controller/argocdController.mjs';
import { LocalSources } from './git/localSources.mjs';
import { beginStory } from './story/beginStory.mjs';

const REPOSITORY = '{{platform-gitops-config}}';

/** The Argo CD of the sandbox: applications from the local Git repositories, over the sandbox cluster. */
export class SandboxArgocd {
  #controller;
  #sources;
  #server;

  /** @param {{ controller: ArgocdController, sources: LocalSources }} parts */
  constructor({ controller, sources }) {
    this.#controller = controller;
    this.#sources = sources;
  }

  /**
   * Deploys the applications of the story to the cluster, and lets people reach past Git.
   * @param {object} options
   * @param {{ world: import('../kubernetes/world/world.mjs').World, change(changes: object[]): void }} options.cluster
   * @param {string} options.story folder with `objects/` and `hands.yaml`
   * @param {string} options.repositories folder with the local Git repositories
   * @param {number} options.now
   * @returns {Promise<SandboxArgocd>}
   */
  static async begin({ cluster, story, repositories, now }) {
    const sources = new LocalSources(repositories);
    const objects = await readObjects(path.join(story, 'objects'), now);
    const hands = parse(await readFile(path.join(story, 'hands.yaml'), 'utf8'));
    await beginStory({
      cluster,
      sources,
      objects: withAddress(objects, repositories),
      hands,
      now,
    });
    const controller = new ArgocdController({ cluster, sources });
    await controller.look();
    return new SandboxArgocd({ controller, sources });
  }

  /** Reads what is new in Git. */
  look() {
    return this.#controller.look();
  }

  /** Compares, and does what it was told. @param {number} now */
  tick(now) {
    this.#controller.reconcile(now);
  }

  /**
   * Serves the API on 127.0.0.1.
   * @param {Omit<import('./api/argocdServer.mjs').Argocd, 'controller' | 'sources' | 'events'> & { port: number, token: string }} options
   * @returns {Promise<string>} the address
   */
  async listen({ port, token, ...surroundings }) {
    const argocd = {
      ...surroundings,
      controller: this.#controller,
      sources: this.#sources,
      events: [],
    };
    this.#server = createArgocdServer({ argocd, token });
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async close() {
    if (!this.#server) return;
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** The story's objects know where the local repository stands on this machine. */
function withAddress(objects, repositories) {
  const folder = path.resolve(repositories, 'platform-gitops-config.git');
  const { href } = pathToFileURL(folder);
  return JSON.parse(JSON.stringify(objects).replaceAll(REPOSITORY, href));
}
