import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  driftRow,
  type DriftRow,
  type DriftRowEntity,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { sleep, type Clock } from '../../clock/clock';
import type { DriftStores } from '../../drift/driftStores';
import type { DriftObserver } from './driftObserver';
import { DRIFT_ANNOTATIONS } from './driftTarget';
import { logFault } from './logFault';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A row that says the same is written again so often, so that one can tell that it was looked at. */
const RENEWED_MS = 5 * MINUTE;
/** Entities that were not seen for so long are gone. */
const GONE_MS = 30 * MINUTE;
/** What has ended is kept for an audit. */
const KEPT_MS = 400 * DAY;

/** An Argo CD that is slow holds up few of them. */
const AT_ONCE = 8;
/** So far apart looks begin: who waits for a page comes first. 24,000 of them fit into the ten minutes of a pass. */
const APART_MS = 25;

const FIELDS = ['kind', 'metadata', 'spec', 'relations'];

const textOf = (value: unknown) =>
  typeof value === 'string' && value ? value : undefined;

function rowEntity(entity: Entity): DriftRowEntity {
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  const title = entity.metadata.title;
  const system = textOf(entity.spec?.system);
  const type = textOf(entity.spec?.type);
  return {
    entityRef: stringifyEntityRef(entity),
    ...(title && { title }),
    ...(owner && { owner }),
    ...(system && { system }),
    ...(type && { type }),
  };
}

/**
 * Looks at every entity that names something that may drift, so that the history knows what nobody had on their screen,
 * and writes the lines of the roll-up page. One replica does it at a time.
 */
export class DriftTracker {
  private readonly written = new Map<string, { text: string; at: number }>();
  /** When the next look may begin, in milliseconds since 1970. */
  private nextAt = 0;

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: Clock;
      logger: LoggerService;
      observer: DriftObserver;
      stores: DriftStores;
    },
  ) {}

  /** Looks at all of them once. An entity that cannot be looked at holds up no other. */
  async pass(signal: AbortSignal): Promise<void> {
    const { auth, catalog } = this.options;
    const pages = catalog.streamEntities(
      {
        fields: FIELDS,
        filter: DRIFT_ANNOTATIONS.map(annotation => ({
          [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
        })),
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    await this.recall();
    for await (const page of pages) {
      const waiting = [...page].reverse();
      const worker = async () => {
        for (
          let entity = waiting.pop();
          entity && !signal.aborted;
          entity = waiting.pop()
        ) {
          await this.untilDue(signal);
          if (!signal.aborted) await this.lookAt(entity);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      if (signal.aborted) break;
    }
    // Also after a pass that was given up: what nobody looks at any more must not seem to be known.
    await this.forget();
  }

  /** Waits for the turn of the next look; ends at once when the pass is given up. */
  private async untilDue(signal: AbortSignal): Promise<void> {
    const { clock } = this.options;
    const now = clock.now();
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + APART_MS;
    if (at > now) await sleep(clock, at - now, signal).catch(() => {});
  }

  /** What the rows say now: the pass before may have been that of another replica. */
  private async recall(): Promise<void> {
    this.written.clear();
    for (const row of await this.options.stores.rows.all()) {
      const at = Date.parse(row.observedAt ?? '');
      const text = JSON.stringify({ ...row, observedAt: undefined });
      if (at) this.written.set(row.entityRef, { text, at });
    }
  }

  private async lookAt(entity: Entity): Promise<void> {
    try {
      await this.look(entity);
    } catch (error) {
      logFault(this.options.logger, entity, error);
    }
  }

  private async look(entity: Entity): Promise<void> {
    const { observer } = this.options;
    const { view, observedAt } = await observer.look(entity, 'passing');
    if (view.headline.code === 'noSource') return;
    await this.write(driftRow(view, rowEntity(entity), observedAt), observedAt);
  }

  private async write(row: DriftRow, at: number): Promise<void> {
    const text = JSON.stringify({ ...row, observedAt: undefined });
    const last = this.written.get(row.entityRef);
    if (last && last.text === text && at - last.at < RENEWED_MS) return;
    await this.options.stores.rows.save(row, at);
    this.written.set(row.entityRef, { text, at });
  }

  private async forget(): Promise<void> {
    const { differences, actions, ignores, rows } = this.options.stores;
    const now = this.options.clock.now();
    await rows.forget(now - GONE_MS);
    await differences.forget(now - KEPT_MS);
    await actions.forget(now - KEPT_MS);
    await ignores.forget(now - KEPT_MS);
  }
}
