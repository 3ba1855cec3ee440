import { workspaceId } from '@flagstone/backstage-plugin-ai-platform-common';
import type { TerraformReports } from '../../terraform/terraformReports';
import type { DriftViews } from './driftViews';

/** The reports, of which one that is posted, or refused, is on the page at once. */
export function shownReports(
  reports: TerraformReports,
  views: Pick<DriftViews, 'forget'>,
): TerraformReports {
  return {
    latest: selection => reports.latest(selection),
    inputs: selection => reports.inputs(selection),
    async ingest(stream, meta) {
      try {
        return await reports.ingest(stream, meta);
      } finally {
        views.forget([workspaceId(meta)]);
      }
    },
  };
}
