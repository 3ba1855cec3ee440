import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Reading the document behind an AI environment. Its resource is the catalog entity, so that the catalog's own rules,
 * for example is-owner, decide.
 *
 * @public
 */
export const environmentReadPermission = createPermission({
  name: 'aiPlatform.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Every permission that the plugin asks for. */
export const permissions = [environmentReadPermission];
