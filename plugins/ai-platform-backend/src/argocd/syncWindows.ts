import type { ApplicationFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { ArgocdClient } from './argocdClient';
import { applicationQuery, argocdPath } from './argocdPath';
import { Remembered } from './remembered';
import { Slots } from '../http/slots';

const LIMITS = { idleMs: 5_000, totalMs: 5_000, bytes: 256 * 1024 };
const MOST = 2_000;
const AT_ONCE = 6;
/** Windows open and close at full minutes. */
const KEPT_MS = 30_000;

/** Reads whether sync windows deny a sync by hand. */
export class SyncWindows {
  private readonly known: Remembered<boolean>;
  private readonly slots = new Slots(AT_ONCE);

  constructor(private readonly client: ArgocdClient) {
    const { clock } = client;
    this.known = new Remembered({ clock, most: MOST, keepMs: KEPT_MS });
  }

  /** True where it is not known: Argo CD itself refuses what a window denies. */
  canSync(app: ApplicationFacts): Promise<boolean> {
    const { namespace, name } = app;
    return this.known.get(`${namespace}/${name}`, () => this.ask(app));
  }

  private async ask(app: ApplicationFacts): Promise<boolean> {
    try {
      const question = {
        path: argocdPath(
          ['applications', app.name, 'syncwindows'],
          applicationQuery(app),
        ),
        limits: LIMITS,
      };
      const answer = await this.slots.run(this.client.signal, () =>
        this.client.readJson(question),
      );
      const isObject = typeof answer === 'object' && answer !== null;
      return !(isObject && 'canSync' in answer && answer.canSync === false);
    } catch {
      return true;
    }
  }
}
