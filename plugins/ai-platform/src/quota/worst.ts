import {
  QUOTA_SEVERITIES,
  type QuotaSeverity,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** The rows with the worst first; equals stay in their order. */
export function worstFirst<T extends { severity: QuotaSeverity }>(
  rows: readonly T[],
): T[] {
  const rank = ({ severity }: T) => QUOTA_SEVERITIES.indexOf(severity);
  return [...rows].sort((a, b) => rank(b) - rank(a));
}
