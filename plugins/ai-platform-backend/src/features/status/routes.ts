import type { Router } from 'express';
import type { WatchCache } from '../../kubernetes/watchCache';
import { statusReadPermission } from '../../permissions';
import type { WithPermission } from '../../access/target';

/** Mounts the route that tells those who run the platform how the watching of clusters goes. */
export function mountStatusRoutes(
  router: Router,
  options: {
    withPermission: WithPermission;
    cache: Pick<WatchCache, 'status'>;
  },
): void {
  const { withPermission, cache } = options;
  router.get('/v1/status', async (request, response) => {
    const status = await withPermission(
      request,
      { permission: statusReadPermission, eventId: 'status-read' },
      async () => cache.status(),
    );
    response.json(status);
  });
}
