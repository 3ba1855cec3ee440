import type { Clock } from '../clock/clock';
import { checkAnswer } from '../http/checkAnswer';
import { exchange, type Access } from '../http/exchange';
import { parseJson } from '../http/parseJson';
import { readAnswer } from '../http/readAnswer';
import { Renewable } from '../http/renewable';
import { UpstreamError } from '../http/upstreamError';
import type { ArgocdCredentials } from './configuredInstance';

const LIMITS = { idleMs: 10_000, totalMs: 10_000, bytes: 64 * 1024 };
const MINUTE = 60_000;

interface Session {
  token: string;
  /** Milliseconds since 1970, by our own clock. */
  endsAt: number;
}

function claimsOf(token: string): { exp?: unknown; iat?: unknown } {
  const [, payload = ''] = token.split('.');
  try {
    const text = Buffer.from(payload, 'base64url').toString('utf8');
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    return {};
  }
}

/** Its life is a difference of two times of the server, so that clocks that differ do no harm. */
function endOf(token: string, now: number): number {
  const { exp, iat } = claimsOf(token);
  if (typeof exp !== 'number' || typeof iat !== 'number') return Infinity;
  const life = (exp - iat) * 1000;
  return now + life - Math.min(MINUTE, life / 10);
}

function tokenOf(answer: unknown): string {
  const token =
    typeof answer === 'object' && answer !== null && 'token' in answer
      ? answer.token
      : undefined;
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new UpstreamError('invalidAnswer');
}

/**
 * Logs a user in, once for the life of the token and for all who ask. A token that is refused is followed by another
 * login, at most three times a minute.
 */
export class Sessions {
  private readonly sessions: Renewable<Session>;
  private fault: UpstreamError | undefined;

  constructor(
    private readonly options: {
      clock: Clock;
      signal: AbortSignal;
      /** Where to log in, without credentials. */
      access(): Promise<Access>;
      login(): Extract<ArgocdCredentials, { username: string }>;
    },
  ) {
    this.sessions = new Renewable(() => this.tryLogin(), options.clock);
  }

  /** @throws UpstreamError */
  async get(): Promise<string> {
    const session = await this.sessions.get();
    return session && session.endsAt <= this.options.clock.now()
      ? this.replace(session)
      : this.tokenOf(session);
  }

  /**
   * Another token than the one that was refused, or the same one where it is too early to log in again.
   *
   * @throws UpstreamError
   */
  async renew(refused: string): Promise<string> {
    const session = await this.sessions.get();
    return session?.token === refused
      ? this.replace(session)
      : this.tokenOf(session);
  }

  private async replace(session: Session): Promise<string> {
    return this.tokenOf(await this.sessions.renew(session));
  }

  private tokenOf(session: Session | undefined): string {
    if (session) return session.token;
    throw this.fault ?? new UpstreamError('unauthenticated');
  }

  private async tryLogin(): Promise<Session | undefined> {
    try {
      const token = await this.login();
      this.fault = undefined;
      return { token, endsAt: endOf(token, this.options.clock.now()) };
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      this.fault = error;
      return undefined;
    }
  }

  private async login(): Promise<string> {
    const { clock, signal } = this.options;
    const { username, password } = this.options.login();
    const access = await this.options.access();
    const chunks: Uint8Array[] = [];
    await readAnswer(
      {
        limits: LIMITS,
        signal,
        send: patient =>
          exchange(
            {
              method: 'POST',
              path: '/api/v1/session',
              accept: 'application/json',
              body: { username, password },
              signal: patient,
            },
            access,
            clock,
          ),
        check: answer => checkAnswer(answer, clock.now()),
        consume: chunk => void chunks.push(chunk),
      },
      clock,
    );
    return tokenOf(parseJson(Buffer.concat(chunks)));
  }
}
