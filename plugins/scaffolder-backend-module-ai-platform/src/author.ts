import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  FLAGSTONE,
  type Identity,
} from '@flagstone/backstage-plugin-ai-platform-node';

/** The author of a commit: the person who runs the task, as the catalog knows them. */
export function authorOf(user: ActionContext<JsonObject>['user']): Identity {
  const { metadata, spec } = user?.entity ?? {};
  const name = metadata?.name ?? user?.ref?.split('/').at(-1);
  if (!name) return FLAGSTONE;
  return {
    name: spec?.profile?.displayName ?? metadata?.title ?? name,
    email: spec?.profile?.email ?? `${name}@localhost`,
  };
}
