import type { HttpAnswer } from '../plugins/ai-platform-backend/src/http/exchange';
import type { Transport } from '../plugins/ai-platform-backend/src/kubernetes/transport';

/** Passes everything on, and remembers how large the largest complete body was. */
export class MeasuringTransport implements Transport {
  /** Bytes. */
  largestBody = 0;
  requests = 0;

  constructor(private readonly inner: Transport) {}

  async get(
    ...[path, options]: Parameters<Transport['get']>
  ): Promise<HttpAnswer> {
    this.requests += 1;
    const answer = await this.inner.get(path, options);
    return {
      status: answer.status,
      headers: answer.headers,
      body: path.includes('watch=') ? answer.body : this.measured(answer.body),
      discard: () => answer.discard(),
    };
  }

  close(): void {
    this.inner.close();
  }

  private async *measured(
    body: AsyncIterable<Uint8Array>,
  ): AsyncIterable<Uint8Array> {
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.length;
      this.largestBody = Math.max(this.largestBody, bytes);
      yield chunk;
    }
  }
}
