import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** So many entities are asked about in one request, and so many requests at a time. */
const PART = 250;
const AT_ONCE = 4;

interface Question {
  permission: ResourcePermission;
  credentials: BackstageCredentials;
}

/** Those of the entities, by reference, that the caller may see, and of which they have the permission. */
export type VisibleEntities = (
  entityRefs: readonly string[],
  question: Question,
) => Promise<Set<string>>;

function inParts(values: readonly string[]): string[][] {
  const count = Math.ceil(values.length / PART);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * PART, (index + 1) * PART),
  );
}

/**
 * Asks for many entities at once: first whether the decision depends on the entity at all, and only then for each of
 * them.
 */
export function createVisibleEntities(
  permissions: PermissionsService,
): VisibleEntities {
  async function seenOf(
    entityRefs: readonly string[],
    asked: readonly ResourcePermission[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const queries = entityRefs.flatMap(resourceRef =>
      asked.map(permission => ({ permission, resourceRef })),
    );
    const decisions = await permissions.authorize(queries, { credentials });
    return entityRefs.filter((_, entity) =>
      asked.every(
        (__, index) =>
          decisions[entity * asked.length + index].result ===
          AuthorizeResult.ALLOW,
      ),
    );
  }

  return async (entityRefs, { permission, credentials }) => {
    const both = [catalogEntityReadPermission, permission];
    const decisions = await permissions.authorizeConditional(
      both.map(each => ({ permission: each })),
      { credentials },
    );
    if (decisions.some(({ result }) => result === AuthorizeResult.DENY)) {
      return new Set();
    }
    const asked = both.filter(
      (_, index) => decisions[index].result === AuthorizeResult.CONDITIONAL,
    );
    if (asked.length === 0) return new Set(entityRefs);
    const parts = inParts(entityRefs);
    const seen: string[] = [];
    while (parts.length > 0) {
      const found = await Promise.all(
        parts.splice(0, AT_ONCE).map(part => seenOf(part, asked, credentials)),
      );
      seen.push(...found.flat());
    }
    return new Set(seen);
  };
}
