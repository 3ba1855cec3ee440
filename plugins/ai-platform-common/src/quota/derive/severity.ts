import {
  QUOTA_SEVERITIES,
  type QuotaSeverity,
} from '../../view/quotaVocabulary';

/** For sorting: the higher, the worse. */
export function severityRank(severity: QuotaSeverity): number {
  return QUOTA_SEVERITIES.indexOf(severity);
}

/** The worst of them, `ok` if there are none. */
export function worstSeverity(
  severities: Iterable<QuotaSeverity>,
): QuotaSeverity {
  const present = new Set(severities);
  return (
    [...QUOTA_SEVERITIES].reverse().find(severity => present.has(severity)) ??
    'ok'
  );
}
