import {
  Agent,
  request,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import autocannon from 'autocannon';
import { sleep } from './timing';

/** A request to the backend. */
export interface Question {
  method?: 'GET' | 'POST';
  url: string;
  token: string;
  body?: object;
}

/** What came back, in milliseconds and bytes. */
export interface Reply {
  ms: number;
  status: number;
  bytes: number;
}

const isReset = (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET';

/** Asks one question after the other over connections that it keeps. */
export class Asker {
  private readonly agent = new Agent({ keepAlive: true });

  ask(question: Question): Promise<Reply> {
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const send = () => {
        const sent = this.send(question, answer => {
          let bytes = 0;
          answer.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          answer.on('error', reject);
          answer.on('end', () => {
            const ms = performance.now() - start;
            resolve({ ms, status: answer.statusCode ?? 0, bytes });
          });
        });
        // The backend closes a connection that rests; that may cross with the next question.
        sent.on('error', error =>
          sent.reusedSocket && isReset(error) ? send() : reject(error),
        );
      };
      send();
    });
  }

  close(): void {
    this.agent.destroy();
  }

  private send(
    { method = 'GET', url, token, body }: Question,
    onAnswer: (answer: IncomingMessage) => void,
  ): ClientRequest {
    const text = body && JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(text && { 'content-type': 'application/json' }),
    };
    const options = { method, headers, agent: this.agent };
    return request(url, options, onAnswer).end(text);
  }
}

function demandSuccess(replies: readonly Reply[]): void {
  const failed = replies.find(({ status }) => status !== 200);
  if (failed) throw new Error(`The backend answered ${failed.status}`);
}

/**
 * Asks at a rate, as independent people do: each when its time has come, whether the ones before are answered or not, at
 * random intervals.
 */
export async function askAtRate(
  next: () => Question,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Reply[]> {
  const asker = new Asker();
  const pending: Promise<Reply>[] = [];
  const start = performance.now();
  let due = 0;
  while (due < seconds * 1_000) {
    due += (-Math.log(1 - Math.random()) * 1_000) / rate;
    const wait = start + due - performance.now();
    if (wait > 0) await sleep(wait);
    pending.push(asker.ask(next()));
  }
  const replies = await Promise.all(pending);
  asker.close();
  demandSuccess(replies);
  return replies;
}

/** Asks from ten connections as fast as the backend answers. */
export async function askAtFullSpeed(
  questions: readonly Question[],
  seconds: number,
): Promise<{ perSecond: number; p99: number }> {
  const [{ url, token }] = questions;
  const result = await autocannon({
    url: new URL(url).origin,
    connections: 10,
    duration: seconds,
    headers: { authorization: `Bearer ${token}` },
    requests: questions.map(question => ({
      path: new URL(question.url).pathname,
    })),
  });
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${result.non2xx + result.errors} requests failed`);
  }
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}
