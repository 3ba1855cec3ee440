/**
 * A short, stable fingerprint of a text: FNV-1a, 32 bits, as seven base-36 digits.
 * Not for security: it keeps names apart that were cut to the same length.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}

/**
 * A DNS label (RFC 1123) from the parts, joined with dashes. At most `max` characters (63 unless told):
 * a longer one is cut and ends in a fingerprint of the whole, so that different parts keep different names.
 */
export function dnsName(parts: readonly string[], max = 63): string {
  const whole = parts.join('-');
  const clean = whole
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (clean.length <= max && clean === whole) return clean;
  const room = max - 8;
  return `${clean.slice(0, room).replace(/-+$/, '')}-${fingerprint(whole)}`;
}

/**
 * A Kubernetes label value from free text: at most 63 characters of letters, digits, `.`, `_` and `-`,
 * with a letter or digit at both ends. Text that is one already is returned as it is.
 */
export function labelValue(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}

/** A Google Cloud label value: as a Kubernetes one, but lower case and without dots. */
export function gcpLabelValue(text: string): string {
  return labelValue(text).toLowerCase().replace(/\./g, '-');
}
