import type { DriftResource } from '../../view/driftView';
import { differs } from './states';
import { earliest } from './times';

/** Since when something of it differs that nobody ignores. */
export function sinceOfAll(
  resources: readonly DriftResource[],
): string | undefined {
  return earliest(
    resources.filter(({ state }) => differs(state)).map(({ since }) => since),
  );
}
