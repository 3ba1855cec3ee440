import type { Cloud } from './vocabulary';

/**
 * Kubernetes minor versions that a cloud offers for new clusters and that the pinned charts support,
 * oldest first.
 * @public
 */
export const KUBERNETES_VERSIONS: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['1.33', '1.34', '1.35'],
  gcp: ['1.33', '1.34', '1.35'],
  azure: ['1.33', '1.34', '1.35'],
};

/** The version that new environments get: one behind the newest, which add-ons have caught up with. @public */
export const DEFAULT_KUBERNETES_VERSION = '1.34';
