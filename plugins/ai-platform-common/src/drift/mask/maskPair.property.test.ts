import fc from 'fast-check';
import { compareObjects } from '../compare';
import type { JsonValue } from '../json';
import { maskPair } from './maskPair';

const CANARY = 'canary';

/** Two secrets, or the same twice. */
const around = fc.string({
  unit: fc.constantFrom(...'ab "\'\\,;&{}[]|>#@:=$%/-'),
  maxLength: 8,
});
const anySecret = fc
  .tuple(around, fc.nat({ max: 3 }), around)
  .map(([before, number, after]) => `p${before}${CANARY}${number}${after}`);
const secrets = fc
  .tuple(anySecret, anySecret, fc.boolean())
  .map(([one, other, equal]) => [one, equal ? one : other]);

type Both = { want: JsonValue; have: JsonValue; equal: boolean };

const SECRET_KEYS = [
  ...['password', 'apiKey', 'clientSecret', 'DB_PASSWORD', 'connectionString'],
  ...['privateKey', 'auth-token', 'credentials', 'tokens'],
];

/** Places in which a secret is one. */
const SHAPES: ((key: string, secret: string) => JsonValue)[] = [
  (key, secret) => ({ [key]: secret }),
  (key, secret) => ({ [key]: [secret, secret] }),
  (key, secret) => ({ [key]: { inner: secret, list: [{ deep: secret }] } }),
  (key, secret) => ({ env: [{ name: key, value: secret }] }),
  (key, secret) => ({ parameters: [{ key, value: secret }] }),
  (key, secret) => ({ args: [`--${key}`, secret] }),
  (key, secret) => ({ args: [`--${key}=${secret}`] }),
  (key, secret) => ({ text: `a: b\n${key}: ${secret}\nc: d` }),
  (key, secret) => ({ text: `a=b\n${key}=${secret}\nc=d` }),
  (key, secret) => ({ text: JSON.stringify({ a: 1, [key]: secret, c: 'd' }) }),
  (key, secret) => ({
    text: JSON.stringify(JSON.stringify({ [key]: secret })),
  }),
  (_, secret) => ({
    url: `https://user:${secret.replace(/[\s/]/g, '')}@host/a`,
  }),
  (key, secret) => ({ kind: 'Secret', data: { [`a${key}`]: secret } }),
  (_, secret) => ({ kind: 'Secret', stringData: { plain: { a: [secret] } } }),
  (_, secret) => ({
    text: `-----BEGIN EC PRIVATE KEY-----\n${secret}\n-----END EC PRIVATE KEY-----`,
  }),
  (_, secret) => ({
    kind: 'Secret',
    metadata: {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': secret,
        copy: JSON.stringify({ data: { plain: secret } }),
      },
    },
  }),
];

const hidden: fc.Arbitrary<Both> = fc
  .tuple(fc.constantFrom(...SHAPES), fc.constantFrom(...SECRET_KEYS), secrets)
  .map(([shape, key, [one, other]]) => ({
    want: shape(key, one),
    have: shape(key, other),
    equal: one === other,
  }));

/** The secret somewhere inside of other things. */
const placed: fc.Arbitrary<Both> = fc
  .tuple(
    hidden,
    fc.array(fc.constantFrom('spec', 'list', 'a.b'), { maxLength: 3 }),
  )
  .map(([both, steps]) =>
    steps.reduce(
      ({ want, have, equal }, step) =>
        step === 'list'
          ? { want: [1, want], have: [1, have], equal }
          : { want: { [step]: want }, have: { [step]: have }, equal },
      both,
    ),
  );

describe('maskPair', () => {
  it('lets no secret through, wherever it is', () => {
    fc.assert(
      fc.property(placed, ({ want, have }) => {
        const masked = maskPair({ want, have, target: have, live: want });
        expect(JSON.stringify(masked)).not.toContain(CANARY);
      }),
      { numRuns: 500 },
    );
  });

  it('still tells whether both sides have the same secret', () => {
    const ref = { group: '', kind: 'Thing', namespace: '', name: '' };
    const visible = hidden.filter(
      ({ want }) => !JSON.stringify(want).includes('last-applied'),
    );
    fc.assert(
      fc.property(visible, both => {
        const [want, have] = [{ spec: both.want }, { spec: both.have }];
        const masked = maskPair({ want, have, target: want, live: have });
        const differences = compareObjects({ ref, ...masked, ignore: [] });
        expect(differences.length === 0).toBe(both.equal);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing in what holds no secret', () => {
    const plain = fc.jsonValue({ maxDepth: 4 }).filter(value => {
      const text = JSON.stringify(value);
      return !/pass|pwd|secret|token|key|cred|auth|conn|jwt|dsn|pat|[:=]{2}|\/\//i.test(
        text,
      );
    }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(plain, value => {
        const forms = { want: value, have: value, target: value, live: value };
        expect(maskPair(forms)).toEqual(forms);
      }),
    );
  });
});
