import type {
  LoggerService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  planRefusalMessage,
  type Reading,
  type SourceProblem,
  type TerraformReportFacts,
  workspaceId,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock/clock';
import { Slots } from '../http/slots';
import { hcpLink, hcpSource } from './hcpSource';
import { LARGEST_PLAN } from './planReader';
import { PlanRefused } from './planRefused';
import { PostFault } from './postFault';
import type { ReportSource } from './reportSource';
import { ReportStore } from './reportStore';
import { SourcePolls } from './sourcePolls';
import { summarisePlan } from './summarisePlan';
import { readTerraformConfig, type TerraformConfig } from './terraformConfig';
import type {
  AcceptedReport,
  ReportMeta,
  TerraformReports,
  WorkspaceSelection,
} from './terraformReports';
import { urlSource } from './urlSource';
import { withoutStall } from './withoutStall';

/** Plans that are read at the same time; each has a thread. */
const PLANS_AT_ONCE = 2;
const LONGEST_QUEUE_MS = 60_000;
/** How long the first look waits for a plan that is fetched. */
const FIRST_LOOK_MS = 1500;

const NO_REPORT: SourceProblem = {
  code: 'notFound',
  message: 'No report of this workspace has come yet.',
};

/** What the reports need. */
export interface TerraformReportsOptions {
  config: RootConfigService;
  /** With the plugin's tables. */
  database: Knex;
  logger: LoggerService;
  urlReader: UrlReaderService;
  clock: Clock;
  /** Bytes; 256 MiB where it is not said. */
  largestPlan?: number;
}

/** Where the plan of a workspace is fetched, and what else the configuration says of it. */
function placeOf(
  { workspaces, hcp }: TerraformConfig,
  selection: WorkspaceSelection,
  urlReader: UrlReaderService,
): { source?: ReportSource; link?: string; applyUrl?: string } {
  const { organization, workspace } = selection;
  const configured = workspaces.find(
    each => each.name === workspace && each.organization === organization,
  );
  const { reportUrl, applyUrl } = configured ?? {};
  const ofUrl = reportUrl && urlSource(reportUrl, selection, urlReader);
  if (!hcp || !organization) {
    return { ...(ofUrl && { source: ofUrl }), applyUrl };
  }
  const named = { organization, workspace };
  const link = hcpLink(hcp, named);
  return {
    source: ofUrl || hcpSource(hcp, named),
    link,
    applyUrl: applyUrl ?? `${link}/runs`,
  };
}

class StoredReports implements TerraformReports {
  private readonly config: TerraformConfig;
  private readonly store: ReportStore;
  private readonly polls: SourcePolls;
  private readonly slots = new Slots(PLANS_AT_ONCE);

  constructor(private readonly options: TerraformReportsOptions) {
    this.config = readTerraformConfig(options.config);
    this.store = new ReportStore(options.database);
    this.polls = new SourcePolls(options.clock, ({ stream, meta }) =>
      this.accept(stream, meta),
    );
  }

  async latest(
    selection: WorkspaceSelection,
  ): Promise<Reading<TerraformReportFacts>> {
    const key = workspaceId(selection);
    const { source } = this.placeOf(selection);
    const fetched = source && this.polls.look(key, source);
    let facts = await this.store.latest(selection);
    if (!facts && fetched) {
      await this.atMost(FIRST_LOOK_MS, fetched);
      facts = await this.store.latest(selection);
    }
    const problem = this.polls.problem(key);
    if (!facts) {
      return { status: 'unavailable', problem: problem ?? NO_REPORT };
    }
    return {
      status: 'ok',
      value: facts,
      observedAt: Date.parse(facts.plannedAt),
      stale: problem !== undefined,
      ...(problem && { problem }),
    };
  }

  async inputs(selection: WorkspaceSelection) {
    const { link, applyUrl } = this.placeOf(selection);
    const [report, refused] = await Promise.all([
      this.latest(selection),
      this.store.refusal(selection),
    ]);
    return {
      id: workspaceId(selection),
      ...selection,
      ...(link && { link }),
      report,
      ...(refused && { refused }),
      ...(applyUrl && { applyLink: applyUrl }),
    };
  }

  async ingest(
    stream: AsyncIterable<Uint8Array>,
    meta: ReportMeta,
  ): Promise<AcceptedReport> {
    try {
      return await this.accept(stream, meta);
    } catch (error) {
      if (!(error instanceof PlanRefused)) throw error;
      throw error.reason === 'tooLarge'
        ? new PostFault(413, error.message)
        : new InputError(error.message);
    }
  }

  private placeOf(selection: WorkspaceSelection) {
    return placeOf(this.config, selection, this.options.urlReader);
  }

  /** @throws PlanRefused, which is kept beside the last good report, or what the stream throws */
  private async accept(
    stream: AsyncIterable<Uint8Array>,
    meta: ReportMeta,
  ): Promise<AcceptedReport> {
    const { logger, clock } = this.options;
    try {
      return await this.inTurn(() => this.keep(stream, meta));
    } catch (error) {
      if (error instanceof PlanRefused) {
        const { reason } = error;
        await this.store.refuse(meta, {
          at: clock.now(),
          message: planRefusalMessage(reason),
        });
        logger.info(
          `A report of the workspace ${meta.workspace} was refused: ${reason}`,
        );
      }
      throw error;
    }
  }

  private async keep(
    stream: AsyncIterable<Uint8Array>,
    meta: ReportMeta,
  ): Promise<AcceptedReport> {
    const { clock, largestPlan = LARGEST_PLAN } = this.options;
    const now = clock.now();
    const summary = await summarisePlan(
      withoutStall(stream, clock),
      { ...meta, receivedAt: new Date(now).toISOString() },
      largestPlan,
    );
    if (await this.store.isOfAnother(meta, summary.identities)) {
      throw new PlanRefused('otherWorkspace');
    }
    await this.store.save(meta, summary, now);
    const { drift, changes } = summary;
    return { workspace: meta.workspace, drift, changes };
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const patience = AbortSignal.timeout(LONGEST_QUEUE_MS);
    try {
      return await this.slots.run(patience, work);
    } catch (error) {
      if (error !== patience.reason) throw error;
      throw new ServiceUnavailableError(
        'Other reports are being read. Try again.',
      );
    }
  }

  private atMost(milliseconds: number, work: Promise<void>): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.options.clock.after(milliseconds, resolve);
      work.finally(() => {
        cancel();
        resolve();
      });
    });
  }
}

/**
 * Reports of Terraform and OpenTofu workspaces: posted by pipelines, or fetched from an address or HCP Terraform when
 * somebody looks.
 *
 * @throws Error that names the key of a configuration that does not hold
 */
export function createTerraformReports(
  options: TerraformReportsOptions,
): TerraformReports {
  return new StoredReports(options);
}
