import type { TerraformReportFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { keyOf } from '../drift/driftKeys';
import type { WorkspaceSelection } from './terraformReports';
import type { Summary } from './workerMessages';

const REPORTS = 'drift_terraform_reports';
const REFUSALS = 'drift_terraform_refusals';
const MOST_REPORTS = 20;
const LONGEST_MS = 90 * 24 * 60 * 60_000;
/** Characters of reports that are kept parsed. */
const CACHED_TEXT = 32_000_000;

interface ReportRow {
  id: number;
  workspace_key: string;
  organization: string;
  workspace: string;
  digest: string;
  planned_at: string;
  received_at: number | string;
  identities: string;
  facts: string;
}

interface RefusalRow {
  workspace_key: string;
  at: number | string;
  message: string;
}

/** A report that was refused. */
export interface Refusal {
  /** Milliseconds since 1970. */
  at: number;
  message: string;
}

const keyOfWorkspace = ({ organization = '', workspace }: WorkspaceSelection) =>
  keyOf(organization, workspace);

function overlap(some: readonly string[], others: readonly string[]): number {
  return some.filter(each => others.includes(each)).length;
}

/** The reports of all workspaces: the latest 20 of each, for 90 days. */
export class ReportStore {
  private readonly parsed = new LRUCache<string, TerraformReportFacts>({
    maxSize: CACHED_TEXT,
  });

  constructor(private readonly knex: Knex) {}

  /**
   * Keeps a report, and lets go of those that are too many or too old. The same plan again is the same
   * report, as it was told last: without a time of its own it is as old as its last arrival, and not as its first.
   */
  async save(
    selection: WorkspaceSelection,
    summary: Summary,
    receivedAt: number,
  ): Promise<void> {
    const { organization = '', workspace } = selection;
    const { digest, facts, identities, plannedAt } = summary;
    const key = keyOfWorkspace(selection);
    await this.knex<ReportRow>(REPORTS)
      .insert({
        workspace_key: key,
        organization,
        workspace,
        digest,
        planned_at: plannedAt,
        received_at: receivedAt,
        identities: JSON.stringify(identities),
        facts,
      })
      .onConflict(['workspace_key', 'digest'])
      .merge(['planned_at', 'received_at', 'facts']);
    await this.forget(key, receivedAt);
  }

  /** The report whose plan is the latest. */
  async latest(
    selection: WorkspaceSelection,
  ): Promise<TerraformReportFacts | undefined> {
    const newest = await this.newest(keyOfWorkspace(selection)).first(
      'id',
      'received_at',
    );
    if (!newest) return undefined;
    const key = `${newest.id} ${newest.received_at}`;
    const known = this.parsed.get(key);
    if (known) return known;
    const row = await this.knex<ReportRow>(REPORTS)
      .where({ id: newest.id })
      .first('facts');
    if (!row) return undefined;
    const facts: TerraformReportFacts = JSON.parse(row.facts);
    this.parsed.set(key, facts, { size: row.facts.length });
    return facts;
  }

  /**
   * True where the resources of a plan are those of another workspace and none is of this one. A workspace that was
   * destroyed and made anew has new resources, which are of no other one.
   */
  async isOfAnother(
    selection: WorkspaceSelection,
    identities: readonly string[],
  ): Promise<boolean> {
    const key = keyOfWorkspace(selection);
    const own = await this.newest(key).first('identities');
    if (!own || identities.length === 0) return false;
    const known: string[] = JSON.parse(own.identities);
    if (known.length === 0 || overlap(identities, known) > 0) return false;
    const newestOfOthers = this.knex<ReportRow>(REPORTS)
      .max('id')
      .whereNot('workspace_key', key)
      .groupBy('workspace_key');
    const others = await this.knex<ReportRow>(REPORTS)
      .whereIn('id', newestOfOthers)
      .select('identities');
    return others.some(
      row =>
        overlap(identities, JSON.parse(row.identities)) * 2 >=
        identities.length,
    );
  }

  async refuse(selection: WorkspaceSelection, refusal: Refusal): Promise<void> {
    await this.knex<RefusalRow>(REFUSALS)
      .insert({ workspace_key: keyOfWorkspace(selection), ...refusal })
      .onConflict('workspace_key')
      .merge();
  }

  /** The last refusal, where no good report came after it. */
  async refusal(selection: WorkspaceSelection): Promise<Refusal | undefined> {
    const key = keyOfWorkspace(selection);
    const [refused, received] = await Promise.all([
      this.knex<RefusalRow>(REFUSALS).where({ workspace_key: key }).first(),
      this.knex<ReportRow>(REPORTS)
        .where({ workspace_key: key })
        .orderBy('received_at', 'desc')
        .first('received_at'),
    ]);
    const lastGood = Number(received?.received_at ?? 0);
    if (!refused || Number(refused.at) <= lastGood) return undefined;
    return { at: Number(refused.at), message: refused.message };
  }

  private newest(key: string) {
    return this.knex<ReportRow>(REPORTS)
      .where({ workspace_key: key })
      .orderBy([
        { column: 'planned_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
  }

  private async forget(key: string, now: number): Promise<void> {
    const kept = await this.newest(key).limit(MOST_REPORTS).select('id');
    await this.knex<ReportRow>(REPORTS)
      .where({ workspace_key: key })
      .whereNotIn(
        'id',
        kept.map(({ id }) => id),
      )
      .delete();
    const oldest = now - LONGEST_MS;
    await this.knex<ReportRow>(REPORTS)
      .where('received_at', '<', oldest)
      .delete();
    await this.knex<RefusalRow>(REFUSALS).where('at', '<', oldest).delete();
  }
}
