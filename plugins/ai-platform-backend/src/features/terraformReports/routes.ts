import type { Router } from 'express';
import type { WithPermission } from '../../access/target';
import { terraformReportCreatePermission } from '../../permissions';
import {
  reportMeta,
  type TerraformReports,
} from '../../terraform/terraformReports';
import { partWith } from './partWith';

/** Mounts the route to which pipelines post their plans. The plan is read as it comes, and only once it may be posted. */
export function mountTerraformReportRoutes(
  router: Router,
  {
    withPermission,
    terraform,
  }: { withPermission: WithPermission; terraform: TerraformReports },
): void {
  router.post('/v1/terraform/reports', async (request, response) => {
    partWith(request, response);
    // As it is, the end of reading would end the connection, and nobody would get the answer.
    const body = request.iterator({ destroyOnReturn: false });
    const answer = await withPermission(
      request,
      {
        permission: terraformReportCreatePermission,
        eventId: 'terraform-report-create',
      },
      () => terraform.ingest(body, reportMeta(request.query)),
    );
    response.status(202).json(answer);
  });
}
