import {
  CustomErrorBase,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { Octokit } from '@octokit/rest';
import { RepositoryNotWritableError } from '../repository/repositoryNotWritableError';

/** Longest that one request may take, in milliseconds. */
const TIMEOUT_MS = 20_000;
const quiet = () => {};

/** A client of the GitHub API, which writes nothing to the log. */
export function createOctokit(options: {
  baseUrl?: string;
  token?: string;
}): Octokit {
  const { baseUrl, token } = options;
  return new Octokit({
    ...(baseUrl !== undefined && { baseUrl }),
    ...(token !== undefined && { auth: token }),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: {
      fetch: (url: string, init: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    },
  });
}

/** The HTTP status of a failed request; undefined where there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const status: unknown = Object(error).status;
  return typeof status === 'number' ? status : undefined;
}

/** True for the answers that mean: not for you, or not there. */
export function isRefusal(error: unknown): boolean {
  return [401, 403, 404, 410, 451].includes(statusOf(error) ?? 0);
}

/** What is said of a failed request: never what the other side said, which may hold anything. */
export function gitHubFault(repository: string, error: unknown): Error {
  // Ours already, and not an answer.
  if (error instanceof CustomErrorBase) return error;
  if (isRefusal(error)) return new RepositoryNotWritableError(repository);
  const status = statusOf(error);
  const why =
    status === undefined || toError(error).name === 'TimeoutError'
      ? 'did not answer'
      : `answered with status ${status}`;
  return new ServiceUnavailableError(`GitHub ${why} for ${repository}`);
}
