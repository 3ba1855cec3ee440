import { uniqueById } from '../derive/uniqueById';
import type { DriftInputs } from '../inputs';
import type { ObservedApplication } from './observation';
import { observedArgocd } from './observedArgocd';
import { observedFlux } from './observedFlux';
import { observedTerraform } from './observedTerraform';

/**
 * What a look at the applications and workspaces of an entity teaches the history. Noise is not in it; what a person
 * ignores is. To tell by what a difference of an Argo CD Application ended, its resources must have been read. `now` is
 * milliseconds since 1970.
 * @public
 */
export function observedOf(
  inputs: Pick<DriftInputs, 'argocd' | 'flux' | 'terraform'>,
  now: number,
): ObservedApplication[] {
  return [
    ...uniqueById(inputs.argocd).map(each => observedArgocd(each, now)),
    ...uniqueById(inputs.flux).map(each => observedFlux(each, now)),
    ...uniqueById(inputs.terraform).map(each => observedTerraform(each, now)),
  ];
}
