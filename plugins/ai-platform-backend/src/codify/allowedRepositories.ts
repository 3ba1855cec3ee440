import type { Config } from '@backstage/config';
import {
  parseRepositoryPrefix,
  type RepositoryPrefix,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { invalidConfig } from '../kubernetes/invalidConfig';

const KEY = 'aiPlatform.drift.codify.repositories';

/**
 * The repositories that live values may be written into; undefined where the configuration does not say.
 *
 * @throws Error that names the entry that is none
 */
export function allowedRepositories(
  config: Config,
): readonly RepositoryPrefix[] | undefined {
  return config.getOptionalStringArray(KEY)?.map((url, index) => {
    const prefix = parseRepositoryPrefix(url);
    if (prefix) return prefix;
    throw invalidConfig(
      `${KEY}[${index}]`,
      'must be a URL with https or file of a host, an owner, a folder or a repository, without credentials, port and patterns',
    );
  });
}
