import { UpstreamError } from '../http/upstreamError';

const NEWLINE = 0x0a;

/** Splits a stream of bytes at its newlines. */
export class LineSplitter {
  private pieces: Uint8Array[] = [];
  private length = 0;

  constructor(
    private readonly largest: number,
    private readonly onLine: (line: Buffer) => void,
  ) {}

  /** @throws UpstreamError `tooLarge` where a line has more bytes than the largest may have */
  feed(chunk: Uint8Array): void {
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      this.add(chunk.subarray(start, end));
      start = end + 1;
      this.finish();
    }
    this.add(chunk.subarray(start));
  }

  /** True where bytes have come since the last newline. */
  get isWithinLine(): boolean {
    return this.length > 0;
  }

  private add(piece: Uint8Array): void {
    this.length += piece.byteLength;
    if (this.length > this.largest) throw new UpstreamError('tooLarge');
    if (piece.byteLength > 0) this.pieces.push(piece);
  }

  private finish(): void {
    const line = Buffer.concat(this.pieces);
    this.pieces = [];
    this.length = 0;
    if (line.length > 0) this.onLine(line);
  }
}
