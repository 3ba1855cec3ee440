import { NotAllowedError } from '@backstage/errors';
import {
  ECOSYSTEM_ANNOTATIONS,
  soleNamespace,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { QuotaEntity } from './quotaEntity';

/**
 * Where the entity names no namespace, nobody but the file says whose quota a request is about: it must be of that one
 * namespace and of no other, or the request would choose among the quotas of all teams.
 *
 * @throws NotAllowedError where it is not, QuotaChangeError where the file is no YAML
 */
export function keepNamespace(
  { entityRef, namesNamespace }: QuotaEntity,
  namespace: string,
  text: string,
): void {
  if (namesNamespace || soleNamespace(text) === namespace) return;
  const annotation = ECOSYSTEM_ANNOTATIONS.kubernetesNamespace;
  throw new NotAllowedError(
    `namespace: ${entityRef} has no annotation ${annotation}, and its file is not one of quotas of ${JSON.stringify(
      namespace,
    )} alone. Add the annotation to the entity: the namespaces whose quotas are its own.`,
  );
}
