import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  environmentSchema,
  formatPath,
  underlay,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { localRepositoryUrl } from './git/localRepository';

const ROOT = 'aiPlatform.localGit.root';
const DEFAULTS = 'aiPlatform.environments.defaults';

/** The configuration of the module. */
export interface AiPlatformConfig {
  /** Folder of the local bare repositories; without it, there are none. */
  localGitRoot?: string;
  /** What documents get where they say nothing: a partial document. */
  environmentDefaults: JsonObject;
}

/** The folder of the local bare repositories, if there are any. */
export function readLocalGitRoot(config: Config): string | undefined {
  return config.getOptionalString(ROOT);
}

/**
 * Reads and checks the configuration.
 *
 * @throws Error that names the key
 */
export function readConfig(config: Config): AiPlatformConfig {
  const localGitRoot = readLocalGitRoot(config);
  const given = readDefaults(config);
  if (localGitRoot === undefined) return { environmentDefaults: given };
  const repoUrl = localRepositoryUrl(localGitRoot, 'platform-gitops-config');
  const environmentDefaults = underlay(
    { spec: { gitops: { repoUrl } } },
    given,
  );
  return {
    localGitRoot,
    environmentDefaults: environmentDefaults as JsonObject,
  };
}

function readDefaults(config: Config): JsonObject {
  const given = config.getOptional(DEFAULTS) ?? {};
  const parsed = environmentSchema.deepPartial().safeParse(given);
  if (parsed.success) return given as JsonObject;
  const faults = parsed.error.issues.map(
    ({ path, message }) =>
      `${[DEFAULTS, formatPath(path)].filter(Boolean).join('.')}: ${message}`,
  );
  throw new Error(`Invalid configuration: ${faults.join('; ')}`);
}
