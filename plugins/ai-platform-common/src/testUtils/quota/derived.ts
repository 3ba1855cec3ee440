import { deriveGpuQuota } from '../../quota/deriveGpuQuota';
import type {
  AcceleratorQuotaView,
  GpuQuotaView,
  NamespaceQuotaView,
  QuotaFinding,
} from '../../view/gpuQuotaView';
import type { QuotaFindingCode } from '../../view/quotaVocabulary';
import { NOW } from './facts';
import { someInputs } from './inputs';

type Args = Parameters<typeof someInputs>;

/** The view of one namespace of one cluster, at the moment of the tests. */
export function derived(...args: Args): GpuQuotaView {
  return deriveGpuQuota(someInputs(...args), NOW * 1_000);
}

/** The namespace of that view. */
export function derivedNamespace(...args: Args): NamespaceQuotaView {
  return derived(...args).clusters[0].namespaces[0];
}

/** One accelerator of that namespace. */
export function derivedAccelerator(
  resource: string,
  ...args: Args
): AcceleratorQuotaView | undefined {
  return derivedNamespace(...args).accelerators.find(
    accelerator => accelerator.resource === resource,
  );
}

/** The findings of that namespace that have this code. */
export function derivedFindings(
  code: QuotaFindingCode,
  ...args: Args
): QuotaFinding[] {
  return derivedNamespace(...args).findings.filter(
    finding => finding.code === code,
  );
}
