import { deriveGpuQuota } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Router } from 'express';
import type { ResourceReader } from '../../kubernetes/resourceReader';
import { gpuQuotaReadPermission } from '../../permissions';
import type { WithTarget } from '../../access/target';
import { collectGpuQuota } from './collect';
import { quotaTarget } from './quotaTarget';

/** Mounts the route of the GPU quota card. */
export function mountGpuQuotaRoutes(
  router: Router,
  options: { withTarget: WithTarget; reader: ResourceReader },
): void {
  const { withTarget, reader } = options;
  router.get(
    '/v1/entities/:namespace/:kind/:name/gpu-quota',
    async (request, response) => {
      const view = await withTarget(
        request,
        { permission: gpuQuotaReadPermission, eventId: 'gpu-quota-read' },
        async entity => {
          const now = Date.now();
          const inputs = await collectGpuQuota(
            quotaTarget(entity),
            reader,
            now,
          );
          return deriveGpuQuota(inputs, now);
        },
      );
      response.json(view);
    },
  );
}
