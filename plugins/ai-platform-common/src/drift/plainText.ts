const MOST = 500;

// Control characters, and those that turn the direction of what follows.
const UNSEEN = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text from outside as it may be shown: without control characters, and no longer than `most` characters.
 * @public
 */
export function plainText(text: string, most = MOST): string {
  const seen = text.slice(0, 2 * most).replace(UNSEEN, '');
  return seen.length > most ? `${seen.slice(0, most - 1)}…` : seen;
}
