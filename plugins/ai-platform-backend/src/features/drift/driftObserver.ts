import type { Entity } from '@backstage/catalog-model';
import {
  advanceHistory,
  deriveDrift,
  observedOf,
  type DriftInputs,
  type DriftView,
  type OpenDifferenceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { FoundApplication } from '../../argocd/argocdInstance';
import type { Clock } from '../../clock/clock';
import type { DriftStores } from '../../drift/driftStores';
import { collectDrift, type DriftFindings, type DriftSources } from './collect';
import { driftTarget } from './driftTarget';

/** The page shows no more. */
const MOST_CLOSED = 50;

/** How thoroughly to look. */
export type Look =
  /** For a page: everything. */
  | 'page'
  /** In passing: what differs, or differed until now. */
  | 'passing';

/** What a look at an entity found. */
export interface Observation {
  inputs: DriftInputs;
  view: DriftView;
  /** Milliseconds since 1970. */
  observedAt: number;
}

const idsOf = ({ argocd, flux, terraform }: DriftFindings) =>
  [...argocd, ...flux, ...terraform].map(({ id }) => id);

const keyOf = ({ application, resource, path }: OpenDifferenceFacts) =>
  JSON.stringify([application, resource, path]);

/** Looks at what an entity names, and keeps the history of what differs. */
export class DriftObserver {
  constructor(
    private readonly options: {
      sources: DriftSources;
      stores: DriftStores;
      clock: Clock;
    },
  ) {}

  async look(entity: Entity, look: Look): Promise<Observation> {
    const { sources, stores, clock } = this.options;
    const findings = await collectDrift(driftTarget(entity), sources, {
      details: look === 'page',
      now: clock.now(),
      resourcesOf: found => this.asksResources(look, found),
    });
    const ids = idsOf(findings);
    const now = clock.now();
    const open = await this.advance(findings, ids, now);
    const [closed, ignores] = await Promise.all([
      stores.differences.closed(ids, MOST_CLOSED),
      stores.ignores.at(ids, now),
    ]);
    const inputs = { ...findings, open, closed, ignores };
    return { inputs, view: deriveDrift(inputs, now), observedAt: now };
  }

  /** In passing, an application that is in sync and always was has nothing to tell. */
  private async asksResources(
    look: Look,
    { id, application }: FoundApplication,
  ): Promise<boolean> {
    if (look === 'page' || application.value.sync !== 'synced') return true;
    return this.options.stores.differences.hasOpen(id);
  }

  /** Takes the history a step on, and gives what is open after it. */
  private async advance(
    findings: DriftFindings,
    ids: readonly string[],
    now: number,
  ): Promise<OpenDifferenceFacts[]> {
    const { differences, actions } = this.options.stores;
    const open = await differences.open(ids);
    const since = Math.min(now, ...open.map(({ openedAt }) => openedAt));
    const step = advanceHistory({
      open,
      observed: observedOf(findings, now),
      actions: open.length > 0 ? await actions.since(ids, since) : [],
      now,
    });
    await differences.record(step);
    // Those of sources that could not be looked at are still open.
    const ended = new Set(step.closed.map(keyOf));
    return [
      ...open.filter(difference => !ended.has(keyOf(difference))),
      ...step.opened,
    ];
  }
}
