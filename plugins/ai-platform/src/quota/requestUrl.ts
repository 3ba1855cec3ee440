import {
  formatQuantity,
  type AcceleratorQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { barParts, totalOf, type QuotaContext } from './barParts';

const TEMPLATE_PATH = '/create/templates/default/gpu-quota-change';

interface RequestContext {
  entityRef: string;
  cluster: string;
  namespace: string;
  /** The file in Git that holds the quota. */
  documentUrl: string;
}

/** As much as would let everything that waits start; undefined where nothing says how much that is. */
function wantedAmount(
  accelerator: AcceleratorQuotaView,
  namespace: QuotaContext,
): string | undefined {
  const parts = barParts(accelerator, namespace);
  const { hard = 0n } = parts;
  const total = totalOf(parts);
  const wanted = total > hard ? total : hard;
  return wanted > 0n ? formatQuantity(wanted) : undefined;
}

/** The template that changes a quota, filled in with what is shown. */
export function requestUrl(
  context: RequestContext,
  accelerator: AcceleratorQuotaView,
  namespace: QuotaContext,
): string {
  const formData = {
    ...context,
    resource: accelerator.resource,
    amount: wantedAmount(accelerator, namespace),
  };
  const query = new URLSearchParams({ formData: JSON.stringify(formData) });
  return `${TEMPLATE_PATH}?${query}`;
}
