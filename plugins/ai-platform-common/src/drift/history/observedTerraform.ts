import { judgedWorkspace } from '../derive/terraform/judgedWorkspace';
import type { TerraformInputs } from '../inputs';
import type { ObservedApplication } from './observation';
import { nothingObserved, observedDifferences } from './observedDifferences';

/** What the report of a workspace teaches the history. `now` in milliseconds since 1970. */
export function observedTerraform(
  inputs: TerraformInputs,
  now: number,
): ObservedApplication {
  const { id, report } = inputs;
  if (report.status !== 'ok' || report.stale) return nothingObserved(id);
  const { reason, resources } = judgedWorkspace(inputs, report.value, now);
  return {
    application: id,
    complete: reason === undefined,
    ...observedDifferences(resources),
    // A plan holds what drifted, and not what did not.
    current: () => undefined,
  };
}
