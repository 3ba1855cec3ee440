import type { IncomingMessage, ServerResponse } from 'node:http';
import { systemClock, type Clock } from '../../clock/clock';

const LONGEST_MS = 30_000;

/**
 * Parts with a sender that may be answered before all of its body has come: what it still sends is thrown away for half a
 * minute, so that it comes to read the answer, and then the connection ends. To end it at once would take the answer
 * from those that send first and read then.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
export function partWith(
  request: IncomingMessage,
  response: ServerResponse,
  clock: Clock = systemClock,
): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return;
    const { socket } = request;
    const cancel = clock.after(LONGEST_MS, () => socket.destroy());
    // The request hears nothing of the end of the connection: it was answered.
    socket.once('close', cancel);
    request.once('close', () => {
      cancel();
      socket.off('close', cancel);
    });
    // Whoever read it until now may still wait for more.
    request.removeAllListeners('readable');
    request.on('data', () => {});
  });
}
