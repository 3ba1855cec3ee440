import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { environmentReadPermission } from '../../permissions';
import type { WithTarget } from '../../access/target';
import { collectEnvironment } from './collect';

/** Mounts the route of the environment card. */
export function mountEnvironmentRoutes(
  router: Router,
  {
    withTarget,
    urlReader,
  }: { withTarget: WithTarget; urlReader: UrlReaderService },
): void {
  router.get(
    '/v1/entities/:namespace/:kind/:name/environment',
    async (request, response) => {
      const view = await withTarget(
        request,
        {
          permission: environmentReadPermission,
          eventId: 'environment-read',
        },
        entity =>
          collectEnvironment(entity, { urlReader, now: () => new Date() }),
      );
      response.json(view);
    },
  );
}
