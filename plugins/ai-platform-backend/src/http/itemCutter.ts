import { parseJson } from './parseJson';
import { UpstreamError } from './upstreamError';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const SPACE = 0x20;

const ITEMS = 'items';
/** Around its elements a list has little to say. */
const LARGEST_ENVELOPE = 64 * 1024;

/**
 * Cuts the elements of `items` out of a Kubernetes list while it comes in, so that no more than one element is parsed at
 * a time and the whole text is never held.
 */
export class ItemCutter {
  private place: 'envelope' | 'betweenItems' | 'item' = 'envelope';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private found = false;
  /** Pieces of the element that is not complete yet. */
  private pieces: Uint8Array[] = [];
  private readonly envelope: number[] = [];
  /** The last string outside of the elements: the key that a bracket follows. */
  private lastString = '';

  constructor(private readonly onItem: (item: unknown) => void) {}

  /** @throws UpstreamError `invalidAnswer` */
  feed(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.place === 'item') at = this.feedItem(chunk, at);
      else if (this.place === 'betweenItems') at = this.feedBetween(chunk, at);
      else at = this.feedEnvelope(chunk, at);
    }
  }

  /**
   * What stood around the elements.
   *
   * @throws UpstreamError `invalidAnswer` where the list is not complete
   */
  end(): unknown {
    if (this.place !== 'envelope') throw new UpstreamError('invalidAnswer');
    return parseJson(Buffer.from(this.envelope));
  }

  private feedItem(chunk: Uint8Array, start: number): number {
    for (let at = start; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) this.inString = false;
      } else if (byte === QUOTE) {
        this.inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.depth += 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.depth -= 1;
        if (this.depth === 0) {
          this.finishItem(chunk.subarray(start, at + 1));
          return at + 1;
        }
      }
    }
    this.pieces.push(chunk.subarray(start));
    return chunk.length;
  }

  private finishItem(last: Uint8Array): void {
    const bytes = Buffer.concat([...this.pieces, last]);
    this.pieces = [];
    this.place = 'betweenItems';
    this.onItem(parseJson(bytes));
  }

  private feedBetween(chunk: Uint8Array, at: number): number {
    const byte = chunk[at];
    if (byte === OPEN_BRACE) {
      this.place = 'item';
      this.depth = 0;
      return at;
    }
    if (byte === CLOSE_BRACKET) {
      this.place = 'envelope';
      this.depth = 1;
      this.envelope.push(byte);
    } else if (byte !== COMMA && byte > SPACE) {
      throw new UpstreamError('invalidAnswer');
    }
    return at + 1;
  }

  private feedEnvelope(chunk: Uint8Array, at: number): number {
    const byte = chunk[at];
    if (this.envelope.push(byte) > LARGEST_ENVELOPE) {
      throw new UpstreamError('invalidAnswer');
    }
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      if (this.inString) this.lastString += String.fromCharCode(byte);
    } else if (byte === QUOTE) {
      this.inString = true;
      this.lastString = '';
    } else if (byte === OPEN_BRACKET && this.isItems()) {
      this.found = true;
      this.place = 'betweenItems';
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.depth += 1;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.depth -= 1;
    }
    return at + 1;
  }

  private isItems(): boolean {
    return !this.found && this.depth === 1 && this.lastString === ITEMS;
  }
}
