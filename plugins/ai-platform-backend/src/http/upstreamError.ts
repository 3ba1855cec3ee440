import type { SourceProblemCode } from '@flagstone/backstage-plugin-ai-platform-common';

/** What can go wrong between the backend and what it asks. */
export type Fault =
  | Exclude<SourceProblemCode, 'notConfigured' | 'notSupported' | 'starting'>
  /** The versions that a watch or a page goes on from are forgotten: list again. */
  | 'expired';

/** A fault of an upstream or of the way to it. It carries nothing of what the upstream said. */
export class UpstreamError extends Error {
  readonly name = 'UpstreamError';

  constructor(
    readonly fault: Fault,
    readonly details: {
      /** The upstream asks to be left alone for so many milliseconds. */
      retryAfterMs?: number;
      /** More than the fault says: fixed words, nothing from outside. */
      hint?: string;
    } = {},
  ) {
    super(fault);
  }
}

const CERTIFICATE_CODES =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT)/;

/** What a failed connection or a broken answer means. */
export function connectionFault(error: unknown): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const code =
    typeof error === 'object' && error && 'code' in error
      ? String(error.code)
      : '';
  if (code.startsWith('HPE_')) return new UpstreamError('invalidAnswer');
  return new UpstreamError(
    CERTIFICATE_CODES.test(code) ? 'badCertificate' : 'unreachable',
  );
}
