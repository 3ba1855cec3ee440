import { namesSecret } from './secretNames';

/** Most texts hold none of these, which is quickly seen. */
const HINT =
  /pass|pwd|secret|token|key|cred|auth|conn|jwt|dsn|pat|bearer|basic|:\/\//i;
const PREFIX =
  /gh[pousr]_|github_pat_|glpat-|xox|AKIA|ASIA|eyJ|hf_|sk-|hvs\.|AIza|npm_|PRIVATE/;

function mayHoldSecret(text: string): boolean {
  if (text.length < 6) return false;
  const named = text.includes('=') || text.includes(':') || text.includes(' ');
  return (named && HINT.test(text)) || (text.length > 14 && PREFIX.test(text));
}

// Every repetition that could be tried again from the next character is bounded: texts come from strangers.
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;
// Digits and a slash are a port and a path.
const URL_PASSWORD = /(:\/\/[^\s/@:]{0,200}:)(?!\d{1,5}\/)\S{1,1000}(?=@)/g;
const URL_TOKEN = /(:\/\/)[^\s/@:]{20,500}(?=@)/g;
const BEARER = /\b((?:Bearer|Basic)\s{1,8})[\w.~+/=-]{16,}/gi;
const WELL_KNOWN = new RegExp(
  [
    ...['\\bgh[pousr]_[A-Za-z0-9]{20,}', '\\bgithub_pat_\\w{20,}'],
    ...['\\bglpat-[\\w-]{15,}', '\\bxox[abeprs]-[\\w-]{10,}'],
    ...['\\b(?:AKIA|ASIA)[0-9A-Z]{16}', '\\bhf_[A-Za-z0-9]{20,}'],
    ...['\\bsk-[\\w-]{20,}', '\\bhvs\\.[\\w-]{20,}', '\\bAIza[\\w-]{30,}'],
    ...['\\bnpm_[A-Za-z0-9]{30,}'],
    '\\beyJ[\\w-]{8,400}\\.[\\w-]{8,}\\.[\\w-]*',
  ].join('|'),
  'g',
);

/** A name, the quote that ends it, and what stands between it and its value. */
const NAME =
  /([A-Za-z0-9_.-]{2,100})(\\{0,2}["']?)[ \t]{0,8}([=:]?)([ \t]{0,8})/g;

/** True where what follows the name is its value: `a=`, `a: `, `"a":`, `--a `, and `a:` at the start of a line. */
function introducesValue(text: string, match: RegExpExecArray): boolean {
  const [whole, name, quote, separator, space] = match;
  if (separator === '=') return true;
  if (separator === '') return name.startsWith('-') && /[ \t]$/.test(whole);
  const next = text[match.index + whole.length];
  if (quote || space || next === undefined || /[\s"'\\]/.test(next))
    return true;
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  return text.includes('\n') && /(?:^|\n)[ \t]*$/.test(before);
}

/** Where the quoted value that starts there ends; undefined where what follows the quote belongs to it, too. */
function endOfQuoted(text: string, start: number): number | undefined {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote) {
    at += text[at] === '\\' ? 2 : 1;
  }
  if (at >= text.length) return text.length;
  return /[\s,;}\])&|]/.test(text[at + 1] ?? ' ') ? at : undefined;
}

function endOfLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  // A block or a structure goes on below.
  return /^\s*(?:$|[|>{[&!])/.test(text.slice(start, Math.min(end, start + 9)))
    ? text.length
    : end;
}

/** Where the value that starts there ends; rather too far than too near. */
function endOfValue(text: string, start: number): number {
  const quoted = text[start] === '"' || text[start] === "'";
  return (
    (quoted ? endOfQuoted(text, start) : undefined) ?? endOfLine(text, start)
  );
}

/** The text without the values of the names in it that name secrets. */
function withoutNamed(text: string, marker: string): string {
  const pieces: string[] = [];
  let kept = 0;
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
    if (!namesSecret(match[1]) || !introducesValue(text, match)) continue;
    const start = NAME.lastIndex;
    const end = endOfValue(text, start);
    if (end === start) continue;
    const quote = /["']/.test(text[start]) ? text[start] : '';
    pieces.push(text.slice(kept, start), quote, marker);
    kept = end;
    NAME.lastIndex = end;
  }
  return pieces.length ? [...pieces, text.slice(kept)].join('') : text;
}

/**
 * The text with the marker in place of what looks like a secret in it: passwords in URLs, private keys, well-known
 * tokens, and values of names that name secrets, as in `password=…`, `token: …` or `--api-key …`.
 */
export function withoutSecrets(text: string, marker: string): string {
  if (!mayHoldSecret(text)) return text;
  const plain = text
    .replace(PRIVATE_KEY, marker)
    .replace(URL_PASSWORD, `$1${marker}`)
    .replace(URL_TOKEN, `$1${marker}`)
    .replace(BEARER, `$1${marker}`)
    .replace(WELL_KNOWN, marker);
  return withoutNamed(plain, marker);
}
