import type { DriftResource } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Texts } from '../../useTexts';
import type { ActionSource } from './actionRequest';

/** A resource by kind and name; a Terraform resource by its address. */
export function resourceTitle(
  t: Texts,
  { kind, name, id }: DriftResource,
  source: Pick<ActionSource, 'kind'>,
): string {
  return source.kind === 'terraform'
    ? id
    : t('driftTab.resource', { kind, name });
}
