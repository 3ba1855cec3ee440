import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readClusters } from './readClusters';

const TOKEN = 'CANARY-token';

function read(data: JsonObject) {
  return readClusters(mockServices.rootConfig({ data }));
}

function readConfigured(...clusters: JsonObject[]) {
  return read({
    kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
  });
}

const aCluster = (rest: JsonObject = {}): JsonObject => ({
  name: 'dev',
  url: 'https://dev.example.org',
  authProvider: 'serviceAccount',
  serviceAccountToken: TOKEN,
  ...rest,
});

describe('without configuration', () => {
  it('there are no clusters', () => {
    expect(read({})).toEqual([]);
    expect(read({ kubernetes: { clusterLocatorMethods: [] } })).toEqual([]);
  });
});

describe('clusters of the locator config', () => {
  it('are reached with the token of their service account', () => {
    const [cluster] = readConfigured(
      aCluster({
        title: 'Development',
        caData: 'Q0E=',
        dashboardUrl: 'https://console.example.org',
      }),
    );
    expect(cluster.description).toEqual({
      name: 'dev',
      title: 'Development',
      dashboardUrl: 'https://console.example.org',
    });
    const kubeConfig = cluster.loadKubeConfig!();
    expect(kubeConfig.getCurrentCluster()).toMatchObject({
      server: 'https://dev.example.org',
      caData: 'Q0E=',
      skipTLSVerify: false,
    });
    expect(kubeConfig.getCurrentUser()).toMatchObject({ token: TOKEN });
  });

  it('have their name for a title, and trust nothing that they are not told to', () => {
    const [cluster] = readConfigured(aCluster({ skipTLSVerify: true }));
    expect(cluster.description.title).toBe('dev');
    expect(cluster.loadKubeConfig!().getCurrentCluster()).toMatchObject({
      skipTLSVerify: true,
    });
  });

  it('are signed in to with authMetadata where it is there', () => {
    const [cluster] = readConfigured({
      name: 'dev',
      url: 'https://dev.example.org',
      authMetadata: {
        'kubernetes.io/auth-provider': 'serviceAccount',
        serviceAccountToken: 'CANARY-other',
      },
    });
    expect(cluster.loadKubeConfig!().getCurrentUser()).toMatchObject({
      token: 'CANARY-other',
    });
  });

  it('are found by name when the configuration has changed since', () => {
    const before = {
      clusterLocatorMethods: [{ type: 'config', clusters: [aCluster()] }],
    };
    const config = mockServices.rootConfig({ data: { kubernetes: before } });
    const [cluster] = readClusters(config);
    const after = [
      aCluster({ name: 'new', serviceAccountToken: 'CANARY-new' }),
      aCluster({ serviceAccountToken: 'CANARY-rotated' }),
    ];
    config.update({
      data: {
        kubernetes: {
          clusterLocatorMethods: [{ type: 'config', clusters: after }],
        },
      },
    });
    expect(cluster.loadKubeConfig!().getCurrentUser()).toMatchObject({
      token: 'CANARY-rotated',
    });
    config.update({ data: {} });
    expect(() => cluster.loadKubeConfig!()).toThrow();
  });

  it.each(['google', 'oidc', 'aks'])(
    'are not supported where %s wants the token of the user',
    authProvider => {
      const [cluster] = readConfigured(aCluster({ authProvider }));
      expect(cluster).toEqual({
        description: {
          name: 'dev',
          title: 'dev',
          unsupported: {
            code: 'notSupported',
            message: `The authProvider ${authProvider} wants the user's own credentials. Give the cluster a service account token, under a locator of the type config, to see it here.`,
          },
        },
      });
    },
  );

  it.each(['aws', 'azure', 'googleServiceAccount', 'another'])(
    'are not supported with %s, and say what to do',
    authProvider => {
      const [cluster] = readConfigured(aCluster({ authProvider }));
      expect(cluster.loadKubeConfig).toBeUndefined();
      expect(cluster.description.unsupported?.message).toBe(
        `The authProvider ${authProvider} is not supported. Give the cluster a service account token, under a locator of the type config, to see it here.`,
      );
    },
  );

  it('need no token behind kubectl proxy', () => {
    const [cluster] = readConfigured({
      name: 'proxied',
      url: 'http://localhost:8001',
      authProvider: 'localKubectlProxy',
    });
    const user = cluster.loadKubeConfig!().getCurrentUser();
    expect(user).toEqual({ name: 'anonymous' });
  });
});

describe('other locators', () => {
  it('kubectl proxy is the cluster local', () => {
    const [cluster] = read({
      kubernetes: { clusterLocatorMethods: [{ type: 'localKubectlProxy' }] },
    });
    expect(cluster.description).toEqual({ name: 'local', title: 'local' });
    expect(cluster.loadKubeConfig!().getCurrentCluster()?.server).toBe(
      'http://localhost:8001',
    );
  });

  it.each(['gke', 'catalog', 'custom'])(
    '%s is one row that says that it is not supported',
    type => {
      const clusters = read({
        kubernetes: { clusterLocatorMethods: [{ type }] },
      });
      expect(clusters).toEqual([
        {
          description: {
            name: `${type}-0`,
            title: `Clusters of the locator ${type}`,
            unsupported: {
              code: 'notSupported',
              message: `Clusters that the locator ${type} finds are not supported. Give the cluster a service account token, under a locator of the type config, to see it here.`,
            },
          },
        },
      ]);
    },
  );
});

describe('configuration that does not hold names the key', () => {
  const KEY = 'kubernetes.clusterLocatorMethods[0].clusters[0]';

  it.each<[string, JsonObject, string]>([
    ['a name', { name: undefined }, `config value at '${KEY}.name'`],
    ['a URL', { url: undefined }, `config value at '${KEY}.url'`],
    [
      'a URL that is one',
      { url: 'dev' },
      `${KEY}.url must be a URL with http or https`,
    ],
    [
      'a web URL',
      { url: 'ftp://x' },
      `${KEY}.url must be a URL with http or https`,
    ],
    [
      'no password',
      { url: `https://u:${TOKEN}@x` },
      `${KEY}.url must not carry credentials`,
    ],
    [
      'a console on the web',
      { dashboardUrl: 'file:///console' },
      `${KEY}.dashboardUrl must be a URL`,
    ],
    [
      'an authProvider',
      { authProvider: undefined },
      `${KEY}.authProvider is missing`,
    ],
    [
      'a token that is text',
      { serviceAccountToken: 1 },
      `${KEY}.serviceAccountToken`,
    ],
  ])('%s', (_, rest, message) => {
    const attempt = () => readConfigured(aCluster(rest));
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(TOKEN);
  });

  it('two clusters of one name', () => {
    expect(() => readConfigured(aCluster(), aCluster())).toThrow(
      `Invalid configuration: kubernetes.clusterLocatorMethods[0].clusters[1] has the name 'dev', as ${KEY} has`,
    );
  });
});

it('shows a cluster without a token as what it is, beside the others', () => {
  const [without, other] = readConfigured(
    aCluster({ serviceAccountToken: undefined }),
    aCluster({ name: 'other' }),
  );
  expect(without.loadKubeConfig).toBeUndefined();
  expect(without.description.unsupported).toEqual({
    code: 'unauthenticated',
    message:
      'There is no token for the cluster: set kubernetes.clusterLocatorMethods[0].clusters[0].serviceAccountToken.',
  });
  expect(other.loadKubeConfig).toBeDefined();
});

describe('in a cluster, without a token', () => {
  afterEach(() => {
    delete process.env.KUBERNETES_SERVICE_HOST;
    delete process.env.KUBERNETES_SERVICE_PORT;
  });

  it('the token of the own pod goes to the own cluster, whatever the address says', () => {
    process.env.KUBERNETES_SERVICE_HOST = '10.0.0.1';
    process.env.KUBERNETES_SERVICE_PORT = '443';
    const [cluster] = readConfigured(
      aCluster({ serviceAccountToken: undefined }),
    );
    const kubeConfig = cluster.loadKubeConfig!();
    expect(kubeConfig.getCurrentCluster()).toMatchObject({
      server: 'https://10.0.0.1:443',
      caFile: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
    });
    expect(kubeConfig.getCurrentUser()?.authProvider.name).toBe('tokenFile');
  });
});
