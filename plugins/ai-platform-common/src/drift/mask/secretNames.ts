import type { JsonValue } from '../json';

/** Most names hold none of these, which is quickly seen. */
const HINT =
  /pass|pwd|secret|token|key|cred|auth|conn|jwt|dsn|pat|dockerc|kubec/i;

/** A name that holds one of these, written together, names a secret. */
const TELLING = new RegExp(
  [
    ...['password', 'passwd', 'passphrase', 'secret', 'credential', 'pwd'],
    ...['apikey', 'accesskey', 'privatekey', 'connectionstring', 'signingkey'],
    ...['encryptionkey', 'masterkey', 'accountkey', 'storagekey', 'sharedkey'],
    ...['authkey', 'licensekey', 'authorization', 'kubeconfig', 'keytab'],
    ...['dockerconfigjson', 'dockercfg', 'token$'],
  ].join('|'),
);

/** So does a name that ends in one of these words. */
const LAST_WORDS = new Set(['pass', 'jwt', 'dsn', 'pat', 'auth']);

/** A name that ends in one of these is about a secret, and its value is none. */
const REFERENCES = new Set([
  ...['ref', 'refs', 'name', 'names', 'namespace', 'namespaces', 'selector'],
  ...['path', 'paths', 'file', 'filename', 'dir', 'directory', 'mount'],
  ...['seconds', 'ttl', 'expiry', 'expiration', 'lifetime', 'interval'],
  ...['enabled', 'required', 'length', 'policy', 'class', 'type', 'version'],
  ...['audience', 'audiences', 'issuer', 'provider', 'algorithm', 'mode'],
  ...['url', 'uri', 'endpoint', 'host', 'port', 'size', 'limit', 'count'],
]);

/** Amounts of tokens, in the sense of language models. */
const AMOUNTS = new Set(['max', 'min', 'num', 'new', 'total', 'per', 'n']);

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
}

/** True for names by which a secret is referred to: `secretName`, `TOKEN_FILE`, `existingSecret`. */
function isReference(words: readonly string[]): boolean {
  const flat = words.join('');
  return (
    REFERENCES.has(words[words.length - 1] ?? '') ||
    words[0] === 'existing' ||
    flat.includes('pullsecret')
  );
}

/**
 * True for the name of a key, variable or option whose value is a secret: `password`, `DB_PASSWORD`, `apiKey`,
 * `--auth-token`; false for names of what only refers to one.
 */
export function namesSecret(name: string): boolean {
  if (!HINT.test(name)) return false;
  const words = wordsOf(name.slice(-200));
  if (isReference(words)) return false;
  if (TELLING.test(words.join(''))) return true;
  const last = words[words.length - 1];
  if (last === 'tokens') return !words.some(word => AMOUNTS.has(word));
  return words.includes('token') || LAST_WORDS.has(last ?? '');
}

/** Keys inside of something secret that only say where it is. */
const PLACES = new Set([
  ...['name', 'key', 'namespace', 'kind', 'apiVersion', 'group', 'property'],
  ...['conversionStrategy', 'decodingStrategy', 'metadataPolicy'],
]);

/** True for a key inside of something secret whose value tells where the secret is: `secretKeyRef.name`. */
export function namesPlace(key: string): boolean {
  return PLACES.has(key) || isReference(wordsOf(key.slice(-200)));
}

/** As containers list their environment, in the spelling of Kubernetes, AWS and Azure. */
const NAME_KEYS = ['name', 'key', 'Name', 'Key'];
const VALUE_KEYS = new Set([
  ...['value', 'Value', 'values', 'default', 'defaultValue'],
]);

/** The names beside a value that say what it is: of `{ name: 'TOKEN', value: … }` that is `TOKEN`. */
export function namesBeside(
  map: { readonly [key: string]: JsonValue },
  key: string,
): string[] {
  if (!VALUE_KEYS.has(key)) return [];
  return NAME_KEYS.map(each => map[each]).filter(
    name => typeof name === 'string',
  );
}
