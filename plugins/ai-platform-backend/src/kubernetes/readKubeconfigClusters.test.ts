import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readClusters } from './readClusters';

const TOKEN = 'CANARY-token';

function read(data: JsonObject) {
  return readClusters(mockServices.rootConfig({ data }));
}

const kubeconfig = (token: string) => `
apiVersion: v1
kind: Config
current-context: one
clusters:
  - { name: c1, cluster: { server: 'https://one.example.org', certificate-authority: ca.crt } }
  - { name: c2, cluster: { server: 'http://two.example.org' } }
users:
  - { name: u1, user: { token: ${token} } }
contexts:
  - { name: one, context: { cluster: c1, user: u1 } }
  - { name: two, context: { cluster: c2, user: nobody } }
  - { name: broken, context: { cluster: c3, user: u1 } }
`;

describe('a kubeconfig', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kubeconfig-'));
    file = path.join(folder, 'config');
    writeFileSync(file, kubeconfig(TOKEN));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const readFile = (contexts?: string[]) =>
    read({
      aiPlatform: {
        kubernetes: { kubeconfig: file, ...(contexts && { contexts }) },
      },
    });

  it('gives a cluster for each of the contexts that are named', () => {
    const clusters = readFile(['two', 'one']);
    expect(clusters.map(({ description }) => description)).toEqual([
      { name: 'two', title: 'two' },
      { name: 'one', title: 'one' },
    ]);
    const [two, one] = clusters.map(cluster => cluster.loadKubeConfig!());
    expect(one.getCurrentCluster()?.caFile).toBe(path.join(folder, 'ca.crt'));
    expect(one.getCurrentUser()).toMatchObject({ token: TOKEN });
    expect(two.getCurrentUser()).toEqual({ name: 'anonymous' });
  });

  it('is read again for credentials', () => {
    const [one] = readFile(['one']);
    writeFileSync(file, kubeconfig('CANARY-rotated'));
    expect(one.loadKubeConfig!().getCurrentUser()).toMatchObject({
      token: 'CANARY-rotated',
    });
  });

  it('refuses a context that has no cluster, which all contexts are if none are named', () => {
    expect(() => readFile()).toThrow(
      "Invalid configuration: aiPlatform.kubernetes.kubeconfig lacks the context 'broken' or its cluster",
    );
  });

  it('refuses a file that is no kubeconfig, without a word of it', () => {
    writeFileSync(file, `{ token: ${TOKEN}`);
    expect(() => readFile()).toThrow(
      /^Invalid configuration: aiPlatform.kubernetes.kubeconfig names a file that is not a kubeconfig$/,
    );
  });

  it('refuses a file that is not there, and contexts without a file', () => {
    file = path.join(folder, 'missing');
    expect(() => readFile()).toThrow('names a file that cannot be read');
    expect(() =>
      read({ aiPlatform: { kubernetes: { contexts: ['one'] } } }),
    ).toThrow(
      'aiPlatform.kubernetes.contexts needs aiPlatform.kubernetes.kubeconfig',
    );
  });
});
