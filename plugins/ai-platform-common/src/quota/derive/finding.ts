import { type QuotaFinding } from '../../view/gpuQuotaView';
import {
  QUOTA_FINDINGS,
  type QuotaFindingCode,
  type QuotaSeverity,
} from '../../view/quotaVocabulary';
import { compare, firstDifference } from './order';
import { severityRank } from './severity';

/** Something that is the matter. */
export function finding(
  code: QuotaFindingCode,
  severity: QuotaSeverity,
  params: QuotaFinding['params'] = {},
): QuotaFinding {
  return { code, severity, params };
}

/** The worst first; equally bad ones in the order of their codes, then by accelerator. */
export function sortFindings(
  findings: readonly QuotaFinding[],
): QuotaFinding[] {
  return [...findings].sort((a, b) =>
    firstDifference(
      compare(severityRank(b.severity), severityRank(a.severity)),
      compare(QUOTA_FINDINGS.indexOf(a.code), QUOTA_FINDINGS.indexOf(b.code)),
      compare(a.resource ?? '', b.resource ?? ''),
      compare(JSON.stringify(a.params), JSON.stringify(b.params)),
    ),
  );
}
