/**
 * Changing the quota of the namespaces that a catalog entity names. Its resource is the entity, so that the catalog's
 * own rules, for example is-owner, decide. As plain data, since two plugins know it: the one that registers it, and the
 * action that asks for it.
 * @public
 */
export const gpuQuotaChangePermission = {
  type: 'resource',
  name: 'aiPlatform.gpuQuota.change',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
} as const;
