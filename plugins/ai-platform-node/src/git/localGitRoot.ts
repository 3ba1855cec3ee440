import type { Config } from '@backstage/config';

const ROOT = 'aiPlatform.localGit.root';

/** The folder of the local bare repositories; undefined where there are none. @public */
export function readLocalGitRoot(config: Config): string | undefined {
  return config.getOptionalString(ROOT);
}
