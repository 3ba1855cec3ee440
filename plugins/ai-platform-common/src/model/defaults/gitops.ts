import type { z } from 'zod';
import type { gitopsSchema } from '../deliverySchemas';
import type { GitOps } from '../environment';
import { layoutOf } from '../gitUrl';

/** What stands in for a Git host until the platform team names theirs. */
export const PLACEHOLDER_REPO_URL =
  'https://git.example.com/platform/platform-gitops-config.git';

/** How a document is deployed; to `cluster` unless it names another one. */
export function fillGitOps(
  input: z.input<typeof gitopsSchema> | undefined,
  cluster: string,
): GitOps {
  const given = input ?? {};
  const repoUrl = given.repoUrl ?? PLACEHOLDER_REPO_URL;
  return {
    engine: given.engine ?? 'argocd',
    repoUrl,
    revision: given.revision ?? 'main',
    cluster: given.cluster ?? cluster,
    layout: given.layout ?? layoutOf(repoUrl),
  };
}
