import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * True if a client brings the right bearer token. Compares digests, for the time that it takes is to tell nothing.
 * @param {string | undefined} header
 * @param {string} token
 */
export function isAuthentic(header, token) {
  const digest = text => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
