import type { Turns } from '../clock/turns';

const PIECE_BYTES = 64 * 1024;

/** Works on a chunk in pieces short enough that one of them does not hold up the event loop. */
export async function inPieces(
  chunk: Uint8Array,
  turns: Turns,
  work: (piece: Uint8Array) => void,
): Promise<void> {
  for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
    await turns.take();
    work(chunk.subarray(at, at + PIECE_BYTES));
  }
}
