import { namesBeside, namesSecret } from './secretNames';

describe('namesSecret', () => {
  it.each([
    ...['password', 'DB_PASSWORD', 'rootPassword', 'password2', 'passwd'],
    ...['token', 'API_TOKEN', 'authToken', 'accesstoken', 'token_value'],
    ...['tokens', 'apiKey', 'api-key', 'API_KEY', 'OPENAI_API_KEY', 'apikey'],
    ...[
      'secret',
      'clientSecret',
      'client_secret',
      'secretKey',
      'SECRET_KEY_ID',
    ],
    ...['accessKey', 'AWS_ACCESS_KEY_ID', 'privateKey', 'private_key_pem'],
    ...['connectionString', 'DATABASE_CONNECTION_STRING', 'credentials'],
    ...['.dockerconfigjson', 'authorization', 'GITHUB_PAT', 'SENTRY_DSN'],
    ...['DB_PASS', 'signing-key', 'sharedKey', 'HTTPAuthToken', '--api-token'],
  ])('knows %s', name => {
    expect(namesSecret(name)).toBe(true);
  });

  it.each([
    ...['name', 'image', 'key', 'keys', 'path', 'author', 'connection'],
    ...['secretName', 'secretRef', 'secretKeyRef', 'existingSecret'],
    ...['imagePullSecrets', 'imagePullSecret', 'tokenSecretName'],
    ...['TOKEN_FILE', 'PASSWORD_PATH', 'tokenExpirationSeconds', 'token_url'],
    ...['secretProviderClass', 'passwordPolicy', 'authMode', 'jwtAudience'],
    ...['MAX_TOKENS', 'maxNewTokens', 'max_total_tokens', 'tokenizer'],
    ...['tokenLimit', 'MAX_INPUT_TOKEN_LENGTH', 'compass', 'patience', ''],
    ...['passThrough', 'keepalive', 'partition-key-name'],
  ])('lets %j pass', name => {
    expect(namesSecret(name)).toBe(false);
  });
});

describe('namesBeside', () => {
  it.each([
    [{ name: 'TOKEN', value: 'x' }, 'value', ['TOKEN']],
    [{ Key: 'TOKEN', Value: 'x' }, 'Value', ['TOKEN']],
    [{ name: 'a', key: 'b', default: 'x' }, 'default', ['a', 'b']],
    [{ name: 17, value: 'x' }, 'value', []],
    [{ name: 'TOKEN', image: 'x' }, 'image', []],
  ])('says of %j what %s is called', (map, key, names) => {
    expect(namesBeside(map, key)).toEqual(names);
  });
});
