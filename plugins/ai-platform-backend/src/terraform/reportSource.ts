import type { ReportMeta } from './terraformReports';

/** A plan that was fetched. */
export interface FetchedPlan {
  stream: AsyncIterable<Uint8Array>;
  meta: ReportMeta;
  /** Names this plan, so that it need not be fetched again. */
  version?: string;
}

/** Where the plans of one workspace are fetched. */
export interface ReportSource {
  /**
   * The plan; undefined where it is the one of `known`.
   *
   * @throws SourceFault
   */
  fetch(
    known: string | undefined,
    signal: AbortSignal,
  ): Promise<FetchedPlan | undefined>;
}
