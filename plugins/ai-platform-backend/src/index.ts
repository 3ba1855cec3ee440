/**
 * The backend of the AI platform cards.
 *
 * @packageDocumentation
 */
export {
  environmentReadPermission,
  gpuQuotaReadPermission,
  statusReadPermission,
} from './permissions';
export { aiPlatformPlugin as default } from './plugin';
