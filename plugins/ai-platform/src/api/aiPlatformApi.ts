import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentView,
  GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What the cards of the AI platform ask the backend. */
export interface AiPlatformApi {
  /**
   * What the document behind an environment says. Throws with the backend's message where the caller may not see it.
   */
  getEnvironment(entityRef: string): Promise<EnvironmentView>;

  /**
   * What the namespaces of an entity may use, use and wait for. Throws a `ResponseError` with status 403 where the
   * caller may not see it, and 404 where there is no such entity; a cluster that does not answer is part of the view.
   */
  getGpuQuota(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<GpuQuotaView>;
}

/** Reference of the API. */
export const aiPlatformApiRef = createApiRef<AiPlatformApi>().with({
  id: 'plugin.ai-platform.api',
  pluginId: 'ai-platform',
});
