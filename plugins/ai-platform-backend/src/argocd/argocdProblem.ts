import { shownProblem } from '../http/shownProblem';
import type { Fault, UpstreamError } from '../http/upstreamError';

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

/** A fault of Argo CD as it is shown. */
export const argocdProblem = (error: UpstreamError, question: ArgocdQuestion) =>
  shownProblem(MESSAGES, error, question);
