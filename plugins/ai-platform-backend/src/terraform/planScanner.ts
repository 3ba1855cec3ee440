import type { JsonValue } from '@flagstone/backstage-plugin-ai-platform-common';
import { PlanRefused } from './planRefused';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const SPACE = 0x20;

const LARGEST_VALUE = 16 * 1024 * 1024;
const LONGEST_KEY = 4096;
const DEEPEST = 200;

/** What is told of a document. */
export interface PlanListener<Name extends string> {
  /**
   * Asked once for every value that is looked at: tell it under a name, look inside, or pass over it. Paths are `a.b` and
   * `list[]`; that of the document is empty.
   */
  decide(path: string): Name | 'inside' | 'skip';
  /** A value that was named. */
  take(name: Name, value: JsonValue): void;
}

interface Level {
  path: string;
  isList: boolean;
}

/**
 * Reads a JSON document byte by byte, as it comes in: values that the listener names are parsed one at a time, all
 * others are passed over without being kept. It holds no more than one value.
 *
 * What it passes over is checked for its brackets alone.
 */
export class PlanScanner<Name extends string> {
  /** Keys of the document itself. */
  readonly keys = new Set<string>();
  private readonly levels: Level[] = [];
  private state: 'value' | 'key' | 'colon' | 'after' | 'done' = 'value';
  /** Inside a value that is kept or passed over as a whole. */
  private whole: { name?: Name; isKept: boolean } | undefined;
  private depth = 0;
  private scalar = false;
  private inString = false;
  private escaped = false;
  private pieces: Uint8Array[] = [];
  private kept = 0;
  private key = '';

  constructor(private readonly listener: PlanListener<Name>) {}

  /** @throws PlanRefused */
  feed(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      at = this.whole ? this.passWhole(chunk, at) : this.step(chunk, at);
    }
  }

  /** @throws PlanRefused where the document is not complete */
  end(): void {
    if (this.whole || this.state !== 'done') throw new PlanRefused('notJson');
  }

  private step(chunk: Uint8Array, at: number): number {
    const byte = chunk[at];
    if (byte <= SPACE) return at + 1;
    switch (this.state) {
      case 'value':
        return this.beginValue(byte, at);
      case 'key':
        return this.beginKey(byte, at);
      case 'colon':
        this.expect(byte === COLON);
        this.state = 'value';
        return at + 1;
      default:
        return this.finishValue(byte, at);
    }
  }

  private get level(): Level | undefined {
    return this.levels[this.levels.length - 1];
  }

  private expect(fits: boolean): void {
    if (!fits) throw new PlanRefused('notJson');
  }

  private beginValue(byte: number, at: number): number {
    const { level } = this;
    if (level?.isList && byte === CLOSE_BRACKET) {
      return this.closeLevel(at);
    }
    const path = this.pathBelow(level);
    const decision = this.listener.decide(path);
    const opens = byte === OPEN_BRACE || byte === OPEN_BRACKET;
    if (decision === 'inside' && opens) {
      this.openLevel({ path, isList: byte === OPEN_BRACKET });
      return at + 1;
    }
    this.expect(level !== undefined);
    const isTaken = decision !== 'inside' && decision !== 'skip';
    this.beginWhole(isTaken ? decision : undefined, { scalar: !opens });
    return at;
  }

  private pathBelow(level: Level | undefined): string {
    if (!level) return '';
    if (level.isList) return `${level.path}[]`;
    return level.path ? `${level.path}.${this.key}` : this.key;
  }

  private openLevel(level: Level): void {
    if (this.levels.length >= DEEPEST) throw new PlanRefused('tooDeep');
    this.levels.push(level);
    this.state = level.isList ? 'value' : 'key';
  }

  private closeLevel(at: number): number {
    this.levels.pop();
    this.state = this.levels.length === 0 ? 'done' : 'after';
    return at + 1;
  }

  private beginKey(byte: number, at: number): number {
    if (byte === CLOSE_BRACE) return this.closeLevel(at);
    this.expect(byte === QUOTE);
    this.beginWhole(undefined, { scalar: true });
    return at;
  }

  private finishValue(byte: number, at: number): number {
    const { level } = this;
    this.expect(level !== undefined);
    const close = level?.isList ? CLOSE_BRACKET : CLOSE_BRACE;
    if (byte === close) return this.closeLevel(at);
    this.expect(byte === COMMA);
    this.state = level?.isList ? 'value' : 'key';
    return at + 1;
  }

  private beginWhole(name: Name | undefined, { scalar }: { scalar: boolean }) {
    this.whole = { name, isKept: name !== undefined || this.state === 'key' };
    this.scalar = scalar;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.kept = 0;
  }

  private passWhole(chunk: Uint8Array, start: number): number {
    const end = this.scalar
      ? this.endOfScalar(chunk, start)
      : this.endOfContainer(chunk, start);
    if (this.whole?.isKept) {
      this.keep(chunk.subarray(start, end ?? chunk.length));
    }
    if (end === undefined) return chunk.length;
    this.finishWhole();
    return end;
  }

  /** Past the end of the container; undefined where it goes on in the next piece. */
  private endOfContainer(chunk: Uint8Array, start: number): number | undefined {
    let { depth, inString, escaped } = this;
    let end: number | undefined;
    for (let at = start; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth += 1;
        if (depth > DEEPEST) throw new PlanRefused('tooDeep');
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth === 0) {
          end = at + 1;
          break;
        }
      }
    }
    this.depth = depth;
    this.inString = inString;
    this.escaped = escaped;
    return end;
  }

  private endOfScalar(chunk: Uint8Array, start: number): number | undefined {
    for (let at = start; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) return at + 1;
      } else if (byte === QUOTE) {
        this.inString = true;
      } else if (
        byte <= SPACE ||
        byte === COMMA ||
        byte === CLOSE_BRACE ||
        byte === CLOSE_BRACKET
      ) {
        return at;
      }
    }
    return undefined;
  }

  private keep(piece: Uint8Array): void {
    this.kept += piece.length;
    const isKey = this.state === 'key';
    if (this.kept > (isKey ? LONGEST_KEY : LARGEST_VALUE)) {
      throw new PlanRefused('tooLarge');
    }
    this.pieces.push(piece);
  }

  private finishWhole(): void {
    const { pieces, whole, state } = this;
    this.whole = undefined;
    this.pieces = [];
    this.state = state === 'key' ? 'colon' : 'after';
    if (!whole?.isKept) return;
    const value = parse(Buffer.concat(pieces));
    if (state === 'key') this.finishKey(String(value));
    else if (whole.name !== undefined) this.listener.take(whole.name, value);
  }

  private finishKey(key: string): void {
    this.key = key;
    if (this.levels.length === 1 && this.keys.size < 100) this.keys.add(key);
  }
}

function parse(bytes: Buffer): JsonValue {
  try {
    const value: JsonValue = JSON.parse(bytes.toString('utf8'));
    return value;
  } catch {
    // The cause would quote the plan.
    throw new PlanRefused('notJson');
  }
}
