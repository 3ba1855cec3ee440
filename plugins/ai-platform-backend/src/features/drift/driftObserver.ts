import type { Entity } from '@backstage/catalog-model';
import {
  advanceHistory,
  deriveDrift,
  differenceKey,
  observedOf,
  type DriftInputs,
  type DriftView,
  type HistoryStep,
  type OpenDifferenceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { FoundApplication } from '../../argocd/argocdInstance';
import type { Clock } from '../../clock/clock';
import { SEEN_MS } from '../../drift/differenceStore';
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
  /** Of everything that was looked at. */
  ids: readonly string[];
  inputs: DriftInputs;
  view: DriftView;
  /** Milliseconds since 1970. */
  observedAt: number;
}

const idsOf = ({ argocd, flux, terraform }: DriftFindings) =>
  [...argocd, ...flux, ...terraform].map(({ id }) => id);

/** Those of which it was not written down for a while that they are there. */
function dueOf(
  seen: readonly OpenDifferenceFacts[],
  open: readonly OpenDifferenceFacts[],
): OpenDifferenceFacts[] {
  const writtenAt = new Map(
    open.map(known => [differenceKey(known), known.seenAt]),
  );
  return seen.filter(
    each => each.seenAt - (writtenAt.get(differenceKey(each)) ?? 0) > SEEN_MS,
  );
}

/** What is open after a step; of sources that could not be looked at, what was open before. */
function openAfter(
  before: readonly OpenDifferenceFacts[],
  { opened, closed }: HistoryStep,
): OpenDifferenceFacts[] {
  const ended = new Set(closed.map(differenceKey));
  return [
    ...before.filter(difference => !ended.has(differenceKey(difference))),
    ...opened,
  ];
}

/** Looks at what an entity names, and keeps the history of what differs. */
export class DriftObserver {
  constructor(
    private readonly options: {
      sources: DriftSources;
      stores: DriftStores;
      clock: Clock;
    },
  ) {}

  /** @param actsOn id of the application that something is to be done about: its comparison is waited for */
  async look(
    entity: Entity,
    look: Look,
    actsOn?: string,
  ): Promise<Observation> {
    const { sources, stores, clock } = this.options;
    const findings = await collectDrift(driftTarget(entity), sources, {
      details: look === 'page',
      actsOn,
      now: clock.now(),
      resourcesOf: found => this.asksResources(look, found),
    });
    const ids = idsOf(findings);
    const now = clock.now();
    // A page alone shows what has ended.
    const closedNow = async () =>
      look === 'page' ? stores.differences.closed(ids, MOST_CLOSED) : [];
    const [before, ended, ignores] = await Promise.all([
      stores.differences.open(ids),
      closedNow(),
      stores.ignores.at(ids, now),
    ]);
    const step = await this.advance(findings, { ids, open: before, now });
    const open = openAfter(before, step);
    const closed = step.closed.length > 0 ? await closedNow() : ended;
    const inputs = { ...findings, open, closed, ignores };
    return { ids, inputs, view: deriveDrift(inputs, now), observedAt: now };
  }

  /** In passing, an application that is in sync and always was has nothing to tell. */
  private async asksResources(
    look: Look,
    { id, application }: FoundApplication,
  ): Promise<boolean> {
    if (look === 'page' || application.value.sync !== 'synced') return true;
    return this.options.stores.differences.hasOpen(id);
  }

  /** Takes the history a step on. */
  private async advance(
    findings: DriftFindings,
    known: { ids: readonly string[]; open: OpenDifferenceFacts[]; now: number },
  ): Promise<HistoryStep> {
    const { differences, actions } = this.options.stores;
    const { ids, open, now } = known;
    const past = { open, observed: observedOf(findings, now), now };
    const found = advanceHistory({ ...past, actions: [] });
    const since = Math.min(now, ...found.closed.map(each => each.openedAt));
    // What somebody asked for is told of what ends, which is seldom.
    const step =
      found.closed.length > 0
        ? advanceHistory({ ...past, actions: await actions.since(ids, since) })
        : found;
    await differences.record({ ...step, seen: dueOf(step.seen, open) });
    return step;
  }
}
