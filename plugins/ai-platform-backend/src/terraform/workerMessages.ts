import type {
  PlanRefusalReason,
  TerraformReportOrigin,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** The name of the worker's task: other worker threads may load the same files. */
export const SUMMARISE = 'flagstone-summarise-plans';

/** What the worker is told: a plan begins, goes on, and ends. */
export type ToWorker =
  | { kind: 'begin'; origin: TerraformReportOrigin }
  | { kind: 'chunk'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'end' };

/** A plan, summarised. */
export interface Summary {
  /** TerraformReportFacts as JSON. */
  facts: string;
  /** ISO 8601. */
  plannedAt: string;
  drift: number;
  changes: number;
  digest: string;
  identities: string[];
}

/** What the worker tells; one answer a message, in their order. */
export type FromWorker =
  | { kind: 'read' }
  | { kind: 'done'; summary: Summary }
  | { kind: 'refused'; reason: PlanRefusalReason };
