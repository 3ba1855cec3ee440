import { createApiRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentView } from '@flagstone/backstage-plugin-ai-platform-common';

/** What the cards of the AI platform ask the backend. */
export interface AiPlatformApi {
  /**
   * What the document behind an environment says. Throws with the backend's message where the caller may not see it.
   */
  getEnvironment(entityRef: string): Promise<EnvironmentView>;
}

/** Reference of the API. */
export const aiPlatformApiRef = createApiRef<AiPlatformApi>().with({
  id: 'plugin.ai-platform.api',
  pluginId: 'ai-platform',
});
