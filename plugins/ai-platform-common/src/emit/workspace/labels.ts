import { LABELS } from '../../model/labels';
import type { Workspace } from '../../model/workspace/workspace';

/** Labels of everything that belongs to a workspace; the document's own labels come first. */
export function workspaceLabels({
  metadata,
  spec,
}: Workspace): Record<string, string> {
  return {
    ...metadata.labels,
    [LABELS.workspace]: metadata.name,
    [LABELS.environment]: spec.environment,
    [LABELS.project]: metadata.project,
    [LABELS.stage]: spec.stage,
  };
}
