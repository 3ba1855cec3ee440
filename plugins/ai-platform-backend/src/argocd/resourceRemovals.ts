import {
  plainText,
  resourceId,
  type ApplicationFacts,
  type ObjectEventFacts,
  type ResourceRef,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Turns } from '../clock/turns';
import { inPieces } from '../http/inPieces';
import { ItemCutter } from '../http/itemCutter';
import { Slots } from '../http/slots';
import type { ArgocdClient } from './argocdClient';
import { applicationQuery, argocdPath } from './argocdPath';
import { removalEvent, type RemovalEvent } from './removalEvent';
import { Remembered } from './remembered';

/** Kubernetes keeps events for an hour; of a busy application that is some hundred kilobytes. */
const LIMITS = { idleMs: 5_000, totalMs: 5_000, bytes: 4 * 1024 * 1024 };
const MOST = 1_000;
/** For each, Argo CD has the API server go through all events of a namespace. */
const AT_ONCE = 2;
/** Longer than what differs is believed, for a question costs much: who removed something may be told a look later. */
const KEPT_MS = 5_000;

/** When a sync last made sure that the resource is there; empty where none is known. */
function broughtOutAt(
  { history, operation }: ApplicationFacts,
  ref: ResourceRef,
): string {
  const id = resourceId(ref);
  const isMeant =
    operation?.resources?.some(each => resourceId(each) === id) ?? true;
  const times = [
    ...history.map(({ deployedAt }) => deployedAt),
    ...(operation?.phase === 'succeeded' && isMeant
      ? [operation.finishedAt ?? '']
      : []),
  ];
  return times.reduce((latest, at) => (at > latest ? at : latest), '');
}

/** Argo CD does not name the namespace: where several resources could be meant, nobody can tell which one it was. */
function refOf(
  { group, kind, name }: RemovalEvent,
  missing: readonly ResourceRef[],
): ResourceRef | undefined {
  const [ref, another] = missing.filter(
    each => each.group === group && each.kind === kind && each.name === name,
  );
  return another ? undefined : ref;
}

/** Reads who removed resources of an application by way of Argo CD, out of the events that it keeps of itself. */
export class ResourceRemovals {
  private readonly known: Remembered<readonly RemovalEvent[]>;
  private readonly slots = new Slots(AT_ONCE);

  constructor(
    private readonly client: ArgocdClient,
    private readonly turns: Turns,
  ) {
    const { clock } = client;
    this.known = new Remembered({ clock, most: MOST, keepMs: KEPT_MS });
  }

  /** Of the missing resources, those whose removal is told; none where Argo CD does not answer. */
  async get(
    app: ApplicationFacts,
    missing: readonly ResourceRef[],
  ): Promise<ObjectEventFacts[]> {
    if (missing.length === 0) return [];
    const key = JSON.stringify([app.namespace, app.name]);
    const removals = await this.known.get(key, () => this.ask(app));
    return removals.flatMap(removal => {
      const ref = refOf(removal, missing);
      if (!ref || removal.at < broughtOutAt(app, ref)) return [];
      const { reason, source, message, at } = removal;
      return { ref, reason, source, message: plainText(message), at };
    });
  }

  private async ask(app: ApplicationFacts): Promise<readonly RemovalEvent[]> {
    const removals: RemovalEvent[] = [];
    const cutter = new ItemCutter(item => {
      const removal = removalEvent(item);
      if (removal) removals.push(removal);
    });
    const question = {
      path: argocdPath(
        ['applications', app.name, 'events'],
        applicationQuery(app),
      ),
      limits: LIMITS,
    };
    try {
      await this.slots.run(this.client.signal, () =>
        this.client.read(question, chunk =>
          inPieces(chunk, this.turns, piece => cutter.feed(piece)),
        ),
      );
    } catch {
      // That something is gone is shown without a name as well; what was read until then holds.
    }
    return removals;
  }
}
