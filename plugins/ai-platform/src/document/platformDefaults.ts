import type { ConfigApi } from '@backstage/frontend-plugin-api';

/**
 * What the configuration lays under every document: `aiPlatform.environments.defaults`, a partial document.
 * The scaffolder action lays the same under what it is given, so the form shows what will be written.
 */
export function platformDefaults(config: ConfigApi): unknown {
  return config.getOptional('aiPlatform.environments.defaults') ?? {};
}
