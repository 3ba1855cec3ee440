import { once } from 'node:events';
import http from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { ManualClock } from '../../clock/__testUtils__/clocks';
import { eventually } from '../../kubernetes/__testUtils__/fakeCluster';
import { partWith } from './partWith';

describe('partWith', () => {
  let clock: ManualClock;
  let server: http.Server;

  beforeEach(async () => {
    clock = new ManualClock();
    server = http.createServer((request, response) => {
      partWith(request, response, clock);
      response.end('enough');
    });
    server.listen(0);
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  function send(text: string) {
    const socket = connect((server.address() as AddressInfo).port);
    socket.write(text);
    return socket;
  }

  const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n';

  it('ends the connection of a sender that does not come to an end', async () => {
    const socket = send(`${HEAD}half`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/200 OK[^]*enough/);
    expect(socket.readyState).toBe('open');
    clock.advance(30_000);
    await once(socket, 'close');
  });

  it('keeps the connection of a sender that sends the rest', async () => {
    const socket = send(`${HEAD}half`);
    await once(socket, 'data');
    socket.write(`half${HEAD}`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('enough');
    // That of the second request alone.
    await eventually(() => expect(clock.waits).toEqual([30_000]));
    socket.destroy();
  });
});
