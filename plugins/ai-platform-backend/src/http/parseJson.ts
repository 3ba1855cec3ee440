import { UpstreamError } from './upstreamError';

/** @throws UpstreamError `invalidAnswer` */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // The cause would quote the answer.
    throw new UpstreamError('invalidAnswer');
  }
}
