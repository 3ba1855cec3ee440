const onEntity = { type: 'resource', resourceType: 'catalog-entity' } as const;

/**
 * What one may do about the drift of what a catalog entity names. The resource is the entity, so that the catalog's own
 * rules, for example is-owner, decide. As plain data, since two plugins know it: the one that registers it, and the page
 * that asks before it shows a button.
 * @public
 */
export const driftPermissions = {
  /** See what differs, since when and by whom. */
  read: {
    ...onEntity,
    name: 'aiPlatform.drift.read',
    attributes: { action: 'read' },
  },
  /** Bring the cluster back to what Git says. */
  revert: {
    ...onEntity,
    name: 'aiPlatform.drift.revert',
    attributes: { action: 'update' },
  },
  /** Write what the cluster has into Git. */
  codify: {
    ...onEntity,
    name: 'aiPlatform.drift.codify',
    attributes: { action: 'update' },
  },
  /** Say for a time that a difference is of no interest. */
  ignore: {
    ...onEntity,
    name: 'aiPlatform.drift.ignore',
    attributes: { action: 'update' },
  },
} as const;
