import type { JsonValue } from '../json';

/** Stands for a secret. @public */
export const MASKED = '(masked)';

/** Stands for a secret that differs from the one beside it. @public */
export const MASKED_OTHER = '(masked, other)';

const MARKER = /\(masked(?:, other(?: \d+)?)?\)/;
const WHOLE = new RegExp(`^${MARKER.source}$`);

/** What Argo CD writes in place of a secret; different secrets have different lengths. */
const ARGOCD_MARKER = /^\+{4,}$/;

/** The marker of the n-th of the different secrets at one place, from 0. */
export function marker(position: number): string {
  if (position === 0) return MASKED;
  return position === 1 ? MASKED_OTHER : `(masked, other ${position})`;
}

/** True for a marker of this project. */
export function isMarker(text: string): boolean {
  return text.startsWith('(masked') && WHOLE.test(text);
}

/** True for a text that stands for a secret, Argo CD's own included. @public */
export function isMasked(value: JsonValue | undefined): boolean {
  return (
    typeof value === 'string' &&
    (isMarker(value) || (value.startsWith('+') && ARGOCD_MARKER.test(value)))
  );
}

/** True where anything in the value is masked: it is not what the cluster has, and must not be written anywhere. @public */
export function holdsMask(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return isMasked(value) || MARKER.test(value);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some(holdsMask)
  );
}
