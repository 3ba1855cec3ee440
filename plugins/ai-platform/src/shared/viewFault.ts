import { isError, ResponseError } from '@backstage/errors';

/** Why the backend gave no answer. */
export type ViewFault =
  | { code: 'denied' }
  | { code: 'notFound' }
  | { code: 'network' }
  | { code: 'mismatch' }
  | { code: 'server'; message: string };

/** What an error of the API means to the user. */
export function viewFault(error: unknown): ViewFault {
  if (error instanceof ResponseError) {
    const { statusCode, body } = error;
    if (statusCode === 401 || statusCode === 403) return { code: 'denied' };
    if (statusCode === 404) return { code: 'notFound' };
    return { code: 'server', message: body.error.message };
  }
  if (!isError(error)) return { code: 'server', message: String(error) };
  switch (error.name) {
    // What `fetch` throws where no answer came.
    case 'TypeError':
      return { code: 'network' };
    case 'SyntaxError':
    case 'ZodError':
      return { code: 'mismatch' };
    default:
      return { code: 'server', message: error.message };
  }
}

/** Whether asking again by itself is of no use, and whether what was seen before may not be shown any longer. */
export function isFinal(fault: ViewFault): boolean {
  return fault.code === 'denied' || fault.code === 'notFound';
}
