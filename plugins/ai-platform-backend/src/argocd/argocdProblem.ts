import type {
  SourceProblem,
  SourceProblemCode,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { UpstreamError, type Fault } from '../http/upstreamError';

/** What was asked of Argo CD when it went wrong. */
export interface ArgocdQuestion {
  verb: 'get' | 'list';
  /** The end of the path: applications, managed-resources, … */
  resource: string;
}

const MESSAGES: Record<Fault, (question: ArgocdQuestion) => string> = {
  unreachable: () => 'Argo CD cannot be reached.',
  badCertificate: () =>
    'The certificate of Argo CD is not trusted: look at caData and caFile of the instance.',
  timedOut: ({ resource }) => `Argo CD did not answer in time (${resource}).`,
  unauthenticated: () => 'Argo CD does not accept the credentials.',
  forbidden: ({ verb, resource }) =>
    `The account of Argo CD may not ${verb} ${resource}.`,
  throttled: () => 'Argo CD asks for fewer requests.',
  serverError: ({ resource }) =>
    `Argo CD answered with an error (${resource}).`,
  invalidAnswer: ({ resource }) =>
    `The answer is not that of Argo CD's API (${resource}).`,
  tooLarge: ({ resource }) => `The answer is too large (${resource}).`,
  expired: ({ resource }) => `Argo CD answered with an error (${resource}).`,
  notFound: () =>
    'Argo CD has no such application, or its account may not see it.',
  notServed: ({ resource }) => `Argo CD does not serve ${resource}.`,
};

function codeOf(fault: Fault): SourceProblemCode {
  return fault === 'expired' ? 'serverError' : fault;
}

/** The fault as it is shown: fixed words, without addresses, secrets and words of Argo CD. */
export function argocdProblem(
  { fault, details }: UpstreamError,
  question: ArgocdQuestion,
): SourceProblem {
  const message = MESSAGES[fault](question);
  return {
    code: codeOf(fault),
    ...question,
    message: details.hint ? `${message} ${details.hint}` : message,
  };
}
