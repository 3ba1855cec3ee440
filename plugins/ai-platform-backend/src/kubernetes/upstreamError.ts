import type {
  SourceProblem,
  SourceProblemCode,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What can go wrong between the backend and a cluster. */
export type Fault =
  | Exclude<SourceProblemCode, 'starting' | 'notSupported' | 'notConfigured'>
  /** The versions that a watch or a page goes on from are forgotten: list again. */
  | 'expired';

/** What was asked of the cluster when it went wrong. */
export interface Question {
  verb: 'get' | 'list' | 'watch';
  /** Plural name and group, for example `clusterqueues.kueue.x-k8s.io`. */
  resource: string;
}

/** A fault of the cluster or of the way to it. It carries nothing of what the cluster said. */
export class UpstreamError extends Error {
  readonly name = 'UpstreamError';

  constructor(
    readonly fault: Fault,
    readonly details: {
      /** The cluster asks to be left alone for so many milliseconds. */
      retryAfterMs?: number;
      /** More than the fault says: fixed words, nothing from outside. */
      hint?: string;
    } = {},
  ) {
    super(fault);
  }
}

const MESSAGES: Record<Fault, (question: Question) => string> = {
  unreachable: () => 'The cluster cannot be reached.',
  timedOut: ({ verb, resource }) =>
    `The cluster did not answer in time (${verb} ${resource}).`,
  unauthenticated: () => 'The cluster does not accept the credentials.',
  forbidden: ({ verb, resource }) =>
    `The service account may not ${verb} ${resource}; the ClusterRole flagstone-reader gives this right.`,
  throttled: ({ verb, resource }) =>
    `The cluster asks for fewer requests (${verb} ${resource}).`,
  serverError: ({ verb, resource }) =>
    `The cluster answered with an error (${verb} ${resource}).`,
  invalidAnswer: ({ verb, resource }) =>
    `The answer is not that of a Kubernetes API (${verb} ${resource}).`,
  tooLarge: ({ verb, resource }) =>
    `The answer is too large (${verb} ${resource}).`,
  expired: ({ verb, resource }) =>
    `The cluster has forgotten the version to go on from (${verb} ${resource}).`,
  notServed: ({ resource }) =>
    `The cluster does not serve ${resource} in a version that is understood.`,
};

function codeOf(fault: Fault): SourceProblemCode {
  return fault === 'expired' ? 'serverError' : fault;
}

/** The fault as it is shown: built from the question alone, without addresses, secrets and words of the cluster. */
export function problemOf(
  { fault, details }: UpstreamError,
  question: Question,
): SourceProblem {
  const message = MESSAGES[fault](question);
  return {
    code: codeOf(fault),
    ...question,
    message: details.hint ? `${message} ${details.hint}` : message,
  };
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
  return CERTIFICATE_CODES.test(code)
    ? new UpstreamError('unreachable', {
        hint: 'Its certificate is not trusted: look at caData and caFile.',
      })
    : new UpstreamError('unreachable');
}
