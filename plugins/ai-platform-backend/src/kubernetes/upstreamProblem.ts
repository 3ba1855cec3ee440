import { shownProblem } from '../http/shownProblem';
import type { Fault, UpstreamError } from '../http/upstreamError';

/** What was asked of the cluster when it went wrong. */
export interface Question {
  verb: 'get' | 'list' | 'watch';
  /** Plural name and group, for example `clusterqueues.kueue.x-k8s.io`. */
  resource: string;
}

const MESSAGES: Record<Fault, (question: Question) => string> = {
  unreachable: () => 'The cluster cannot be reached.',
  badCertificate: () =>
    'The certificate of the cluster is not trusted: look at caData and caFile.',
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
  notFound: ({ verb, resource }) =>
    `The cluster has no such object (${verb} ${resource}).`,
  notServed: ({ resource }) =>
    `The cluster does not serve ${resource} in a version that is understood.`,
};

/** A fault of a cluster as it is shown. */
export const problemOf = (error: UpstreamError, question: Question) =>
  shownProblem(MESSAGES, error, question);
