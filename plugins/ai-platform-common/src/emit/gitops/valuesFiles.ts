import type { Stage } from '../../model/vocabulary';

/** Names of a service's values files, in the order in which they are laid over each other. */
export function valuesFiles(stage: Stage): [base: string, overlay: string] {
  return ['values.yaml', `values-${stage}.yaml`];
}
