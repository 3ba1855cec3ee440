import type { Asked } from '../shared/faultTexts';
import { useTexts } from '../useTexts';

/** How to speak of a quota that is asked for. */
export function useAskedQuota(): Asked {
  const t = useTexts();
  return { what: t('gpuQuota.what'), permission: 'aiPlatform.gpuQuota.read' };
}
