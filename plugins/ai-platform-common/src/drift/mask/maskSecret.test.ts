import type { JsonValue } from '../json';
import { MASKED } from './markers';
import { maskSecret } from './maskSecret';

function pod(spec: JsonValue): JsonValue {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec };
}

describe('maskSecret', () => {
  it('keeps nothing of the data of a Secret but its keys', () => {
    expect(
      maskSecret({
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'Opaque',
        immutable: true,
        metadata: { name: 'db', labels: { app: 'fraud' } },
        data: { user: 'Zm9v', empty: '' },
        stringData: { port: 5432, nested: { deep: ['hunter2', true, null] } },
      }),
    ).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      immutable: true,
      metadata: { name: 'db', labels: { app: 'fraud' } },
      data: { user: MASKED, empty: MASKED },
      stringData: { port: MASKED, nested: { deep: [MASKED, MASKED, null] } },
    });
  });

  it('leaves copies of the whole object out', () => {
    expect(
      maskSecret({
        kind: 'Deployment',
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration':
              '{"a":"hunter2"}',
            'objectset.rio.cattle.io/applied': 'H4sIAAAA',
            team: 'fraud',
          },
        },
      }),
    ).toEqual({
      kind: 'Deployment',
      metadata: { annotations: { team: 'fraud' } },
    });
  });

  it('masks annotations of a Secret that may hold its data', () => {
    expect(
      maskSecret({
        kind: 'Secret',
        metadata: {
          annotations: {
            team: 'fraud',
            spec: '{"a":1}',
            long: 'x'.repeat(201),
          },
        },
      }),
    ).toEqual({
      kind: 'Secret',
      metadata: { annotations: { team: 'fraud', spec: MASKED, long: MASKED } },
    });
  });

  it('masks variables whose name says that they are secret, and no others', () => {
    expect(
      maskSecret(
        pod({
          containers: [
            {
              env: [
                { name: 'LOG_LEVEL', value: 'info' },
                { name: 'DB_PASSWORD', value: 'hunter2' },
                { name: 'PIN_TOKEN', value: 1234 },
                { name: 'URL', value: 'postgres://a:hunter2@db/x' },
                {
                  name: 'API_TOKEN',
                  valueFrom: { secretKeyRef: { name: 'api', key: 'token' } },
                },
              ],
            },
          ],
        }),
      ),
    ).toEqual(
      pod({
        containers: [
          {
            env: [
              { name: 'LOG_LEVEL', value: 'info' },
              { name: 'DB_PASSWORD', value: MASKED },
              { name: 'PIN_TOKEN', value: MASKED },
              { name: 'URL', value: `postgres://a:${MASKED}@db/x` },
              {
                name: 'API_TOKEN',
                valueFrom: { secretKeyRef: { name: 'api', key: 'token' } },
              },
            ],
          },
        ],
      }),
    );
  });

  it('keeps references to secrets', () => {
    const spec: JsonValue = {
      automountServiceAccountToken: true,
      imagePullSecrets: [{ name: 'registry' }],
      volumes: [
        {
          name: 'tls',
          secret: {
            secretName: 'tls',
            defaultMode: 420,
            items: [{ key: 'tls.key', path: 'key.pem' }],
          },
        },
        {
          name: 'token',
          projected: {
            sources: [
              { serviceAccountToken: { path: 'token', expirationSeconds: 60 } },
              { secret: { name: 'other', optional: true } },
            ],
          },
        },
      ],
      containers: [{ envFrom: [{ secretRef: { name: 'env' } }] }],
      secretStoreRef: { kind: 'SecretStore', name: 'vault' },
    };
    expect(maskSecret(pod(spec))).toEqual(pod(spec));
  });

  it('masks what is secret in values of charts and in arguments', () => {
    expect(
      maskSecret({
        kind: 'HelmRelease',
        spec: {
          values: {
            auth: {
              username: 'a',
              rootPassword: 'hunter2',
              existingSecret: 'x',
            },
            tokens: ['hunter2', 'hunter3'],
            credentials: { user: 'a', nested: { pin: 'hunter2' } },
          },
          args: ['--port', '80', '--api-key', 'hunter2', '--token=hunter3'],
          parameters: [{ name: 'db.password', value: 'hunter2' }],
        },
      }),
    ).toEqual({
      kind: 'HelmRelease',
      spec: {
        values: {
          auth: { username: 'a', rootPassword: MASKED, existingSecret: 'x' },
          tokens: [MASKED, MASKED],
          credentials: { user: MASKED, nested: { pin: MASKED } },
        },
        args: ['--port', '80', '--api-key', MASKED, `--token=${MASKED}`],
        parameters: [{ name: 'db.password', value: MASKED }],
      },
    });
  });

  it('takes a schema for what it is', () => {
    const object = {
      kind: 'CustomResourceDefinition',
      spec: {
        versions: [
          {
            schema: {
              openAPIV3Schema: {
                properties: { password: { type: 'string', pattern: '.*' } },
              },
            },
          },
        ],
      },
    };
    expect(maskSecret(object)).toEqual(object);
  });

  it('keeps who owns which field, but no secret that is a name of a field', () => {
    const fieldsV1 = {
      'f:data': { '.': {}, 'f:password': {} },
      'f:metadata': { 'f:finalizers': { 'v:"example.com/x"': {} } },
    };
    const object = (fields: JsonValue): JsonValue => ({
      metadata: { managedFields: [{ manager: 'x', fieldsV1: fields }] },
    });
    expect(
      maskSecret(
        object({ ...fieldsV1, 'f:tokens': { '.': {}, 'v:"hunter2"': {} } }),
      ),
    ).toEqual(object({ ...fieldsV1, 'f:tokens': { '.': {} } }));
  });

  it.each<JsonValue>([
    ...[null, 3, 'a', [], {}, [null], { data: null, kind: 'Secret' }],
  ])('leaves %j as it is', value => {
    expect(maskSecret(value)).toEqual(value);
  });
});
