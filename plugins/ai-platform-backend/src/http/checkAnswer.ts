import type { HttpAnswer } from './exchange';
import { UpstreamError, type Fault } from './upstreamError';

const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

const FAULTS: Record<number, Fault> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  410: 'expired',
  413: 'tooLarge',
  429: 'throttled',
};

function faultOf(status: number): Fault {
  return FAULTS[status] ?? (status >= 500 ? 'serverError' : 'invalidAnswer');
}

function header(answer: HttpAnswer, name: string): string {
  return String(answer.headers[name] ?? '');
}

/** Retry-After in seconds or as a date. */
function retryAfterMs(text: string, now: number): number | undefined {
  if (!text) return undefined;
  const wait = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - now;
  return Number.isFinite(wait)
    ? Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER_MS)
    : undefined;
}

/** True where the body is said to be JSON. */
export function isJson(answer: HttpAnswer): boolean {
  return /^application\/json\b/.test(header(answer, 'content-type'));
}

/**
 * Lets an answer pass whose status is 200 and whose body is said to be JSON; the connection of any other one is closed.
 *
 * @throws UpstreamError
 */
export function checkAnswer(answer: HttpAnswer, now: number): void {
  if (answer.status === 200 && isJson(answer)) return;
  answer.discard();
  if (answer.status === 200) throw new UpstreamError('invalidAnswer');
  // An unknown path is answered in plain text; a page comes from something that is no API server.
  const isPage = /html/.test(header(answer, 'content-type'));
  if (answer.status === 404 && isPage) throw new UpstreamError('invalidAnswer');
  throw new UpstreamError(faultOf(answer.status), {
    retryAfterMs: retryAfterMs(header(answer, 'retry-after'), now),
  });
}
