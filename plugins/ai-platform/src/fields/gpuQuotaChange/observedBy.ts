import type { ChangeRequest } from './changeRequest';
import type { QuotaChoice, QuotaPlaceChoice } from './quotaChoices';

/** What the page shows, for those who review the change. */
export function observedBy(
  { cluster }: QuotaPlaceChoice,
  choice: QuotaChoice | undefined,
): ChangeRequest['observed'] {
  if (!choice) return undefined;
  const { used, accelerator } = choice;
  const nodesFree = accelerator?.nodes?.free;
  return {
    used,
    ...(accelerator && { waiting: accelerator.waiting }),
    ...(nodesFree !== undefined && { nodesFree }),
    ...(cluster.observedAt !== undefined && { at: cluster.observedAt }),
  };
}
