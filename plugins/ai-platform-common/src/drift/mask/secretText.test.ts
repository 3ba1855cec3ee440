import { withoutSecrets } from './secretText';

const masked = (text: string) => withoutSecrets(text, '(x)');

describe('withoutSecrets', () => {
  it.each([
    ['postgres://fraud:hunter2@db:5432/x', 'postgres://fraud:(x)@db:5432/x'],
    ['redis://:hunter2@cache/0', 'redis://:(x)@cache/0'],
    ['password=hunter2', 'password=(x)'],
    ['user=a\npassword = hunter2 x\nhost=b', 'user=a\npassword = (x)\nhost=b'],
    ['db:\n  password: hunter2\n  host: b', 'db:\n  password: (x)\n  host: b'],
    ['db.password:hunter2\nhost:b', 'db.password:(x)\nhost:b'],
    ['{"password":"hun\\"ter2","host":"b"}', '{"password":"(x)","host":"b"}'],
    ["token: 'hunter2' # mine", "token: '(x)' # mine"],
    ['run --port 80 --api-key hunter2', 'run --port 80 --api-key (x)'],
    ['run --token=hunter2', 'run --token=(x)'],
    ['export API_KEY="hunter2"; run', 'export API_KEY="(x)"; run'],
    ['https://x/?token=hunter2', 'https://x/?token=(x)'],
    ['Authorization: Bearer abc', 'Authorization: (x)'],
    ['curl -H "X: Bearer abcdefghijklmnop"', 'curl -H "X: Bearer (x)"'],
    ['password: |\n  hunter2\n  hunter3\n', 'password: (x)'],
    ['password:\n  - hunter2\n', 'password:(x)'],
    ['credentials: {user: a,\n  b: hunter2}', 'credentials: (x)'],
    [`use ghp_${'a1'.repeat(18)} here`, 'use (x) here'],
    ['AKIAABCDEFGHIJKLMNOP', '(x)'],
    [`eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`, '(x)'],
    [
      'a\n-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nb',
      'a\n(x)\nb',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMII', '(x)'],
  ])('masks %j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    'registry.example.com/fraud/token-service:1.4.2',
    'oci://registry.example.com:5000/models/fraud@sha256:abc',
    'http://token-service:8080/healthz',
    'git@github.com:acme/secrets.git',
    'ssh://git@github.com/acme/secrets.git',
    '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----',
    'secretName: db\nkey: password\npath: /var/token',
    '--token-file=/var/run/token --max-tokens=4096',
    'kubernetes.io/service-account-token',
    'Basic authentication is used',
    'password',
    'token:',
    '',
  ])('lets %j pass', text => {
    expect(masked(text)).toBe(text);
  });

  it.each([
    'a'.repeat(60_000),
    '://'.repeat(6_000),
    'eyJ-'.repeat(12_000),
    'password '.repeat(6_000),
    '"password":"'.repeat(6_000),
    '--token '.repeat(6_000),
    'password:\n'.repeat(6_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(2_000),
  ])('comes to an end with a hostile text', text => {
    expect(masked(text).length).toBeLessThanOrEqual(3 * text.length);
  });
});
