import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readInstances } from './readInstances';

const PEM = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
const PEM_DATA = Buffer.from(PEM).toString('base64');

function read(argocd: JsonObject) {
  return readInstances(mockServices.rootConfig({ data: { argocd } }), ['hub']);
}

function readConfigured(instances: JsonObject[], rest: JsonObject = {}) {
  return read({ appLocatorMethods: [{ type: 'config', instances }], ...rest });
}

const anInstance = (rest: JsonObject = {}): JsonObject => ({
  name: 'main',
  url: 'https://argocd.example.org/cd',
  token: 'CANARY',
  ...rest,
});

const place = 'argocd.appLocatorMethods[0].instances[0]';

it('has no instances without configuration', () => {
  expect(readInstances(mockServices.rootConfig(), [])).toEqual([]);
  expect(read({ username: 'a', password: 'CANARY' })).toEqual([]);
});

it('reads the instances of the ecosystem', () => {
  const [main, other] = readConfigured([
    anInstance({ title: 'Main', namespace: 'gitops', caData: PEM_DATA }),
    anInstance({ name: 'other', kubernetesCluster: 'hub', token: undefined }),
  ]);
  expect(main).toMatchObject({
    description: { name: 'main', title: 'Main' },
    namespace: 'gitops',
    trust: { ca: PEM },
  });
  expect(main.server.href).toBe('https://argocd.example.org/cd');
  expect(main.loadCredentials()).toEqual({ token: 'CANARY' });
  expect(other).toMatchObject({
    description: { name: 'other', title: 'other' },
    namespace: 'argocd',
    kubernetesCluster: 'hub',
    trust: {},
  });
  expect(other.loadCredentials()).toBeUndefined();
});

it.each([
  [{ token: 't', username: 'u', password: 'p' }, { token: 't' }],
  [
    { token: undefined, username: 'u', password: 'p' },
    { username: 'u', password: 'p' },
  ],
  [{ token: undefined }, { username: 'all', password: 'CANARY' }],
])('with %j it is let in as %j', (rest, credentials) => {
  const [instance] = readConfigured([anInstance(rest)], {
    username: 'all',
    password: 'CANARY',
  });
  expect(instance.loadCredentials()).toEqual(credentials);
});

it('finds a rotated token', () => {
  const instances = [anInstance()];
  const data = {
    argocd: { appLocatorMethods: [{ type: 'config', instances }] },
  };
  const config = mockServices.rootConfig({ data });
  const [instance] = readInstances(config, []);
  instances[0] = anInstance({ token: 'CANARY-2' });
  config.update({ data });
  expect(instance.loadCredentials()).toEqual({ token: 'CANARY-2' });
});

it('links to the pages where one instance has others than its API', () => {
  const rest = { baseUrl: 'https://cd.example.org' };
  const [only] = readConfigured([anInstance()], rest);
  expect(only.pages.href).toBe('https://cd.example.org/');
  const several = [anInstance(), anInstance({ name: 'other' })];
  const [first] = readConfigured(several, rest);
  expect(first.pages.href).toBe('https://argocd.example.org/cd');
});

it.each([
  [{ url: 'ftp://CANARY' }, `${place}.url must be a URL with http or https`],
  [{ url: 'CANARY' }, `${place}.url must be a URL`],
  [
    { url: 'https://user:CANARY@argocd.example.org' },
    `${place}.url must not carry credentials`,
  ],
  [
    { url: 'https://argocd.example.org?token=CANARY' },
    `${place}.url must be an address without query`,
  ],
  [{ token: undefined }, `${place}.token is missing`],
  [
    { token: undefined, username: 'jane' },
    `${place}.password is missing beside username`,
  ],
  [
    { token: undefined, password: 'CANARY' },
    `${place}.username is missing beside password`,
  ],
  [{ caData: 'CANARY' }, `${place}.caData must be a PEM certificate`],
  [{ caFile: '/does/not/CANARY' }, `${place}.caFile names a file that cannot`],
  [
    { kubernetesCluster: 'CANARY' },
    `${place}.kubernetesCluster names no cluster`,
  ],
])('%j is refused: %s', (rest, message) => {
  const act = () => readConfigured([anInstance(rest)]);
  expect(act).toThrow(message);
  expect(act).not.toThrow(/CANARY/);
});

it('refuses two instances of one name, and other locators', () => {
  expect(() => readConfigured([anInstance(), anInstance()])).toThrow(
    `argocd.appLocatorMethods[0].instances[1] has the name 'main', as ${place} has`,
  );
  expect(() => read({ appLocatorMethods: [{ type: 'magic' }] })).toThrow(
    "argocd.appLocatorMethods[0].type must be 'config'",
  );
});

describe('a file of the authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'argocd-'));
  const caFile = join(folder, 'ca.pem');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is named, and not kept', () => {
    writeFileSync(caFile, PEM);
    const [instance] = readConfigured([anInstance({ caFile })]);
    expect(instance.trust).toEqual({ caFile });
  });

  it('must hold certificates', () => {
    writeFileSync(caFile, 'CANARY');
    expect(() => readConfigured([anInstance({ caFile })])).toThrow(
      `${place}.caFile must name a PEM file of certificates`,
    );
  });
});
