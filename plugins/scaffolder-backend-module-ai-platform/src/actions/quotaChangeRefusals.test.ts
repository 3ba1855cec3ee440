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
