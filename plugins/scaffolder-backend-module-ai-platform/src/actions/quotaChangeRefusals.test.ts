import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DOCUMENT_URL,
  GITOPS,
  QuotaChanging,
  type Given,
} from '../__testUtils__/quotaChanging';
import { QUOTA_YAML } from '../__testUtils__/quotas';

const directory = createMockDirectory();
const changing = new QuotaChanging(directory);

beforeEach(() => changing.reset());

describe('whose quota may be changed', () => {
  it('is asked with the rights of whoever started the task', async () => {
    const credentials = mockCredentials.user('user:default/amara.okafor');

    await changing.run(
      {},
      { context: { getInitiatorCredentials: async () => credentials } },
    );

    expect(changing.permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({
            ...{ name: 'aiPlatform.gpuQuota.change', type: 'resource' },
          }),
          resourceRef: 'component:default/fraud-detector',
        },
      ],
      { credentials },
    );
  });

  it('is nobody without the permission', async () => {
    const message =
      'You lack the permission aiPlatform.gpuQuota.change for component:default/fraud-detector';
    changing.permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.DENY },
    ]);

    await expect(changing.run()).rejects.toMatchObject({
      ...{ name: 'NotAllowedError', message },
    });
    expect(changing.urlReader.readUrl).not.toHaveBeenCalled();
  });

  it.each([
    [
      'file',
      { documentUrl: `${GITOPS}/blob/main/workspaces/vision/quota.yaml` },
      'documentUrl: ',
    ],
    [
      'namespace',
      { namespace: 'vision' },
      'namespace: "vision" is not the entity\'s, which is "fraud"',
    ],
    ['cluster', { cluster: 'production' }, 'cluster: "production" is not'],
  ])('is not that of another %s', async (_case, input, message) => {
    await expect(changing.run(input)).rejects.toMatchObject({
      ...{ name: 'NotAllowedError', message: expect.stringContaining(message) },
    });
    expect(changing.urlReader.readUrl).not.toHaveBeenCalled();
  });

  it('is one of the namespaces and clusters of a list', async () => {
    const annotations = {
      'backstage.io/kubernetes-namespace': 'vision, fraud ,',
      'backstage.io/kubernetes-cluster': ' production,sandbox',
    };

    await expect(
      changing.run({ cluster: 'sandbox' }, { annotations }),
    ).resolves.toMatchObject({ changed: true });
    for (const input of [
      ...[{ namespace: 'shop' }, { namespace: 'vision, fraud ,' }],
      { cluster: 'test' },
    ]) {
      await expect(changing.run(input, { annotations })).rejects.toMatchObject({
        ...{ name: 'NotAllowedError' },
        message: expect.stringContaining("is not the entity's"),
      });
    }
  });

  it('is that of the file that the entity names, whoever says it too', async () => {
    await expect(
      changing.run({ documentUrl: DOCUMENT_URL }),
    ).resolves.toMatchObject({
      changed: true,
    });
  });

  it('is nothing without such an entity, or without the annotation', async () => {
    await expect(
      changing.run({ entityRef: 'component:default/x' }),
    ).rejects.toThrow('There is no entity component:default/x');
    await expect(changing.run({}, { url: '' })).rejects.toThrow(
      'entityRef: component:default/fraud-detector has no annotation ai-platform/quota-document. Add it',
    );
  });
});

describe('an entity that names no namespace', () => {
  const nowhere = {
    ...{ 'backstage.io/kubernetes-namespace': ' ,' },
    'backstage.io/kubernetes-id': 'fraud-detector',
  };
  const shared = `${QUOTA_YAML}---
apiVersion: v1
kind: ResourceQuota
metadata: { name: compute, namespace: team-b }
spec: { hard: { requests.nvidia.com/gpu: 4 } }
`;

  it('may change the quota of a file that is of one namespace', async () => {
    await expect(
      changing.run({}, { annotations: nowhere }),
    ).resolves.toMatchObject({ changed: true });
  });

  it.each([
    ['its own namespace', 'fraud', '16'],
    ['that of another team', 'team-b', '64'],
    ['what is there already', 'team-b', '4'],
  ])('may not choose %s in a shared file', async (_case, namespace, amount) => {
    changing.answer(shared);

    await expect(
      changing.run({ namespace, amount }, { annotations: nowhere }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: `namespace: component:default/fraud-detector has no annotation backstage.io/kubernetes-namespace, and its file is not one of quotas of ${JSON.stringify(
        namespace,
      )} alone. Add the annotation to the entity: the namespaces whose quotas are its own.`,
    });
    expect(changing.written()).toBe(0);
  });

  it('may not ask for another namespace than that of the file', async () => {
    await expect(
      changing.run({ namespace: 'team-b' }, { annotations: nowhere }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('is told what is wrong with the file', async () => {
    changing.answer('a: [');

    await expect(
      changing.run({}, { annotations: nowhere }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('the limit of the stage', () => {
  const limits = {
    dev: { 'nvidia.com/gpu': 12 },
    prod: { 'nvidia.com/gpu': 64 },
  };

  it('refuses more, and names the limit and what to do', async () => {
    await expect(changing.run({}, { limits })).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'amount: 16 is more than the 12 of nvidia.com/gpu that a namespace may get in the stage dev. Ask for less, or have the platform team raise aiPlatform.quota.limits.',
    });
    expect(changing.written()).toBe(0);
  });

  it.each<[string, Given, string]>([
    [
      'the stage of the entity',
      { annotations: { 'ai-platform/stage': 'prod' } },
      '64',
    ],
    ['the very limit', {}, '12'],
  ])('allows %s', async (_case, given, amount) => {
    await expect(
      changing.run({ amount }, { limits, ...given }),
    ).resolves.toMatchObject({
      to: amount,
    });
  });

  it('is the strictest where nothing tells the stage', async () => {
    const annotations = { 'ai-platform/stage': 'live' };

    await expect(changing.run({}, { limits, annotations })).rejects.toThrow(
      'in the strictest of the stages dev, test, staging, prod',
    );
  });

  it('is the lower one where the file tells another stage', async () => {
    changing.answer(
      QUOTA_YAML.replace(
        'namespace: fraud\n',
        'namespace: fraud\n  labels: { flagstone.dev/stage: dev }\n',
      ),
    );
    const annotations = { 'ai-platform/stage': 'prod' };

    await expect(changing.run({}, { limits, annotations })).rejects.toThrow(
      'in the strictest of the stages dev, prod',
    );
  });

  it.each([
    'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
    'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com',
    'deviceclass.resource.kubernetes.io/gpu.nvidia.com',
    'deviceclass/gpu.nvidia.com',
  ])(
    'counts for the devices of a class too, asked for as %s',
    async resource => {
      await expect(
        changing.run({ resource, amount: 64 }, { limits }),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message:
          'amount: 64 is more than the 12 of deviceclass/gpu.nvidia.com that a namespace may get in the stage dev: that of nvidia.com/gpu, the strictest of accelerators, since the DeviceClass has no limit of its own. Ask for less, or have the platform team raise aiPlatform.quota.limits.',
      });
      expect(changing.written()).toBe(0);
    },
  );

  it('counts for the sum of all flavours of a queue', async () => {
    const queue = { resource: 'nvidia.com/gpu', flavor: 'h100' };
    const most = { limits: { dev: { 'nvidia.com/gpu': 32 } } };

    await expect(
      changing.run({ ...queue, amount: 16 }, most),
    ).resolves.toMatchObject({ to: '16' });
    await expect(
      changing.run({ ...queue, amount: 17 }, most),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'amount: 17, which makes 33 in all flavours of the queue, is more than the 32 of nvidia.com/gpu that a namespace may get in the stage dev. Ask for less, or have the platform team raise aiPlatform.quota.limits.',
    });
    await expect(
      changing.run({ ...queue, amount: 4 }, { limits }),
    ).resolves.toMatchObject({ to: '4' });
  });

  it('lets everybody lower a quota, even to what is still beyond it', async () => {
    changing.answer(QUOTA_YAML.replace('"8"', '"100"'));

    await expect(
      changing.run({ amount: 50 }, { limits }),
    ).resolves.toMatchObject({
      title: 'Lower the quota of nvidia.com/gpu for fraud from 100 to 50',
    });
  });
});

describe('a file that cannot be changed', () => {
  it.each([
    ['no YAML', 'a: [', 'documentUrl: The file cannot be read as YAML'],
    ['no text', Buffer.from([0xff, 0xfe, 0x00]), 'is not text in UTF-8'],
    ['huge', 'a'.repeat(1024 * 1024 + 1), 'which no file of quotas does'],
  ])('is %s', async (_case, text, message) => {
    changing.answer(text);

    await expect(changing.run()).rejects.toMatchObject({
      ...{ name: 'InputError', message: expect.stringContaining(message) },
    });
    expect(changing.written()).toBe(0);
  });

  it('is not there', async () => {
    changing.urlReader.readUrl.mockRejectedValue(new NotFoundError('gone'));

    await expect(changing.run()).rejects.toThrow(
      `Could not read ${DOCUMENT_URL}`,
    );
  });

  it.each([
    'https://github.com/acme/platform-gitops-config',
    'git@github.com:acme/x.git',
    'file:///etc/passwd',
    'file:///srv/git/x.git/blob/main/../../../etc/passwd',
    'https://github.com/acme/x/blob/main/.git/config',
    'https://github.com/acme/x/blob/main/%2E%2E/%2E%2E/x',
  ])('lies at %s', async url => {
    await expect(changing.run({}, { url })).rejects.toMatchObject({
      name: expect.stringMatching(/^(InputError|NotAllowedError)$/),
    });
    expect(changing.urlReader.readUrl).not.toHaveBeenCalled();
  });

  it('names the field and the remedy', async () => {
    await expect(changing.run({ amount: 'many' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'amount: "many" is no Kubernetes quantity. Write a number',
      ),
    });
  });
});
