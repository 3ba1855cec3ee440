// Constants and steps: FIPS 180-4, 4.2.2, 5.3.3 and 6.2.
const WORD = 2 ** 32;

function fractionalBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * WORD);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every(prime => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

const PRIMES = primes(64);
const ROUND_CONSTANTS = PRIMES.map(prime => fractionalBits(Math.cbrt(prime)));
const INITIAL = PRIMES.slice(0, 8).map(prime =>
  fractionalBits(Math.sqrt(prime)),
);

const rotate = (word: number, by: number) =>
  (word >>> by) | (word << (32 - by));

/** The bytes with the padding of 5.1.1: a one, zeros, and the length in bits. */
function blocksOf(bytes: readonly number[]): number[][] {
  const zeros = (119 - (bytes.length % 64)) % 64;
  const bits = bytes.length * 8;
  const length = [24, 16, 8, 0].map(shift => (bits >>> shift) & 0xff);
  const padded = [...bytes, 0x80, ...Array(zeros + 4).fill(0), ...length];
  return Array.from({ length: padded.length / 64 }, (_, index) =>
    padded.slice(index * 64, index * 64 + 64),
  );
}

function schedule(block: readonly number[]): number[] {
  const words = Array.from({ length: 16 }, (_, index) =>
    block
      .slice(index * 4, index * 4 + 4)
      .reduce((word, byte) => (word << 8) | byte, 0),
  );
  for (let index = 16; index < 64; index += 1) {
    const early = words[index - 15];
    const late = words[index - 2];
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words.push((words[index - 16] + small0 + words[index - 7] + small1) | 0);
  }
  return words;
}

function compress(
  state: readonly number[],
  block: readonly number[],
): number[] {
  let [a, b, c, d, e, f, g, h] = state;
  schedule(block).forEach((word, round) => {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + big1 + choice + ROUND_CONSTANTS[round] + word) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [
      g,
      f,
      e,
      (d + first) | 0,
      c,
      b,
      a,
      (first + big0 + majority) | 0,
    ];
  });
  return [a, b, c, d, e, f, g, h].map(
    (word, index) => (word + state[index]) | 0,
  );
}

/**
 * SHA-256 of an ASCII text in lower-case hexadecimal digits. Not for secrets: it reproduces names that
 * Terraform derives with its function of that name.
 */
export function sha256(text: string): string {
  const bytes = Array.from(text, character => character.charCodeAt(0));
  return blocksOf(bytes)
    .reduce(compress, INITIAL)
    .map(word => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
}
