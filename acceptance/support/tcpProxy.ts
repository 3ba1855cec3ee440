import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

interface Pair {
  client: Socket;
  upstream: Socket;
}

// A socket that still has something to say never gets round to the reset.
function resetSocket(socket: Socket): void {
  if (socket.writableEnded || socket.writableLength > 0) socket.destroy();
  else socket.resetAndDestroy();
}

/** A wire to a port on this machine that can be cut, stalled and left unanswered. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private readonly server: Server;
  private mode: 'open' | 'stalled' | 'refusing' = 'open';

  private constructor(private readonly port: number) {
    this.server = createServer(client => this.accept(client));
  }

  static async to(port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(port);
    await new Promise<void>(resolve => {
      proxy.server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.pairs.size;
  }

  /** Resets every connection; new ones are taken. */
  reset(): void {
    for (const { client, upstream } of this.pairs) {
      resetSocket(client);
      upstream.destroy();
    }
    this.pairs.clear();
  }

  /** Ends every connection politely; new ones are taken. */
  end(): void {
    for (const { client } of this.pairs) client.end();
  }

  /** Nothing goes through, and nobody hears of it: half-open connections. */
  stall(): void {
    this.mode = 'stalled';
    for (const { client, upstream } of this.pairs) {
      client.pause();
      upstream.pause();
    }
  }

  /** Every connection is reset, new ones too. */
  refuse(): void {
    this.mode = 'refusing';
    this.reset();
  }

  /** All is well again; what was held back goes through. */
  open(): void {
    this.mode = 'open';
    for (const { client, upstream } of this.pairs) {
      client.resume();
      upstream.resume();
    }
  }

  async close(): Promise<void> {
    this.refuse();
    await new Promise(resolve => this.server.close(resolve));
  }

  private accept(client: Socket): void {
    client.on('error', () => {});
    if (this.mode === 'refusing') {
      resetSocket(client);
      return;
    }
    const upstream = connect(this.port, '127.0.0.1');
    const pair = { client, upstream };
    this.pairs.add(pair);
    client.pipe(upstream);
    upstream.pipe(client);
    upstream.on('error', () => client.destroy());
    client.on('close', () => {
      this.pairs.delete(pair);
      upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
    if (this.mode === 'stalled') {
      client.pause();
      upstream.pause();
    }
  }
}
