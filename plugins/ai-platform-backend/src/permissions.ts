import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';
import {
  driftPermissions,
  gpuQuotaChangePermission,
} from '@flagstone/backstage-plugin-ai-platform-common';

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

/**
 * Reading the GPU quota of the namespaces that a catalog entity names, who holds it and what waits. Its resource is the
 * entity, as above.
 *
 * @public
 */
export const gpuQuotaReadPermission = createPermission({
  name: 'aiPlatform.gpuQuota.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Reading which clusters are watched and how that goes. It is about no entity: for those who run the platform.
 *
 * @public
 */
export const statusReadPermission = createPermission({
  name: 'aiPlatform.status.read',
  attributes: { action: 'read' },
});

/**
 * Posting Terraform plans. It is about no entity: for the service token of the pipelines, which may do nothing else.
 *
 * @public
 */
export const terraformReportCreatePermission = createPermission({
  name: 'aiPlatform.terraformReport.create',
  attributes: { action: 'create' },
});

/** Every permission that the plugin asks for. */
export const permissions = [
  environmentReadPermission,
  gpuQuotaReadPermission,
  gpuQuotaChangePermission,
  statusReadPermission,
  ...Object.values(driftPermissions),
  terraformReportCreatePermission,
];
