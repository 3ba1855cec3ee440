import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  environmentSchema,
  formatPath,
  parseQuotaLimits,
  underlay,
  type QuotaLimits,
} from '@flagstone/backstage-plugin-ai-platform-common';
import {
  localRepositoryUrl,
  readLocalGitRoot,
} from '@flagstone/backstage-plugin-ai-platform-node';

const DEFAULTS = 'aiPlatform.environments.defaults';
const QUOTA = 'aiPlatform.quota';

/** The configuration of the module. */
export interface AiPlatformConfig {
  /** Folder of the local bare repositories; without it, there are none. */
  localGitRoot?: string;
  /** What documents get where they say nothing: a partial document. */
  environmentDefaults: JsonObject;
  /** The most that a namespace may get, by stage. */
  quotaLimits: QuotaLimits;
}

/**
 * Reads and checks the configuration.
 *
 * @throws Error that names the key
 */
export function readConfig(config: Config): AiPlatformConfig {
  const localGitRoot = readLocalGitRoot(config);
  const given = readDefaults(config);
  const quotaLimits = readQuotaLimits(config);
  if (localGitRoot === undefined) {
    return { environmentDefaults: given, quotaLimits };
  }
  const repoUrl = localRepositoryUrl(localGitRoot, 'platform-gitops-config');
  const environmentDefaults = underlay(
    { spec: { gitops: { repoUrl } } },
    given,
  );
  return {
    localGitRoot,
    environmentDefaults: environmentDefaults as JsonObject,
    quotaLimits,
  };
}

function readQuotaLimits(config: Config): QuotaLimits {
  try {
    return parseQuotaLimits(config.getOptional(`${QUOTA}.limits`));
  } catch (error) {
    throw new Error(
      `Invalid configuration: ${QUOTA}.${toError(error).message}`,
    );
  }
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
