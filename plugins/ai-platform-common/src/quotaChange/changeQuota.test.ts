import {
  aQuotaChange as change,
  QUOTAS,
  refusalOf as refusal,
} from '../testUtils/quotaFiles';
import { changeQuota } from './changeQuota';

describe('a ResourceQuota', () => {
  it('gets the new amount and keeps everything else to the byte', () => {
    expect(changeQuota(QUOTAS, change())).toEqual({
      text: QUOTAS.replace('"8" # two', '"16" # two'),
      object: { kind: 'ResourceQuota', name: 'compute', namespace: 'fraud' },
      field: 'spec.hard["requests.nvidia.com/gpu"]',
      resource: 'nvidia.com/gpu',
      ...{ from: '8', to: '16', direction: 'raise', stage: 'prod' },
    });
  });

  it('of another namespace is another one, written in another style', () => {
    const { text, direction } = changeQuota(
      QUOTAS,
      change({ namespace: 'vision', amount: '2' }),
    );

    expect(text).toBe(QUOTAS.replace('gpu: 4,', 'gpu: 2,'));
    expect(direction).toBe('lower');
  });

  it.each([
    ['cpu', 'requests.cpu: 200', 'requests.cpu: 250'],
    ['requests.cpu', 'requests.cpu: 200', 'requests.cpu: 250'],
    ['limits.cpu', 'limits.cpu: 400', 'limits.cpu: 250'],
    ['pods', 'pods: 100', 'pods: 250'],
  ])('finds %s by the key that is there', (resource, before, after) => {
    const { text } = changeQuota(QUOTAS, change({ resource, amount: '250' }));

    expect(text).toBe(QUOTAS.replace(before, after));
  });

  it('finds a bare key where the quota has that', () => {
    const { field, from } = changeQuota(
      QUOTAS,
      change({ namespace: 'vision', resource: 'memory', amount: '128Gi' }),
    );

    expect([field, from]).toEqual(['spec.hard.memory', '64Gi']);
  });

  it('gets a key that it lacks below the last one, as that one is written', () => {
    const { text, direction } = changeQuota(
      QUOTAS,
      change({ resource: 'amd.com/gpu' }),
    );

    expect(text).toBe(
      QUOTAS.replace(
        'pods: 100\n',
        'pods: 100\n    requests.amd.com/gpu: 16\n',
      ),
    );
    expect(direction).toBe('set');
  });

  it('gets a key in braces where its keys stand in braces', () => {
    const { text } = changeQuota(
      QUOTAS,
      change({
        ...{ namespace: 'vision', amount: 2 },
        resource: 'deviceclass/gpu.nvidia.com',
      }),
    );

    expect(text).toContain(
      'memory: 64Gi, gpu.nvidia.com.deviceclass.resource.k8s.io/devices: 2 }',
    );
  });

  it('gets its first key where it has none yet', () => {
    const empty = QUOTAS.replace(/hard: \{[^}]*\}/, 'hard: {}');

    const { text } = changeQuota(empty, change({ namespace: 'vision' }));

    expect(text).toContain('hard: {requests.nvidia.com/gpu: 16}');
  });

  it('keeps the end of a file without a line break, and the line breaks of Windows', () => {
    const text = QUOTAS.split('---')[0].trimEnd().replaceAll('\n', '\r\n');

    expect(changeQuota(text, change({ resource: 'amd.com/gpu' })).text).toBe(
      `${text}\r\n    requests.amd.com/gpu: 16`,
    );
  });

  it('counts a DeviceClass by whichever of its keys is there', () => {
    const key = 'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com';
    const text = QUOTAS.replace('requests.nvidia.com/gpu', key);

    const { field } = changeQuota(
      text,
      change({
        resource: 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
      }),
    );

    expect(field).toBe(`spec.hard["${key}"]`);
  });

  it('gets a key that counts where a DeviceClass is written as pods ask for it', () => {
    const { text, resource } = changeQuota(
      QUOTAS,
      change({ resource: 'deviceclass.resource.kubernetes.io/gpu' }),
    );

    expect(text).toContain('    gpu.deviceclass.resource.k8s.io/devices: 16\n');
    expect(resource).toBe('deviceclass/gpu');
  });

  it('without a namespace belongs to whoever applies it', () => {
    const text = QUOTAS.split('---')[0].replace('  namespace: fraud\n', '');

    expect(changeQuota(text, change({ namespace: 'any' })).to).toBe('16');
  });

  it.each([
    ['1e3', '1k'],
    ['+16', '16'],
    ['010', '10'],
    [' 16 ', '16'],
    ['0', '0'],
  ])(
    'gets %j in a spelling that every YAML parser reads alike',
    (amount, to) => {
      expect(changeQuota(QUOTAS, change({ amount })).to).toBe(to);
    },
  );

  it('gets parts of a processor, and of nothing else', () => {
    const cpu = change({ resource: 'cpu', amount: '1500m' });

    expect(changeQuota(QUOTAS, cpu).to).toBe('1500m');
    expect(refusal(QUOTAS, { amount: '1500m' })).toEqual({
      code: 'fractionalAmount',
      field: 'amount',
      message: '1500m is not a whole number, and nvidia.com/gpu comes whole.',
      remedy: 'Write a whole number.',
    });
  });

  it('gets an amount where it has none that can be read', () => {
    const { from, direction } = changeQuota(
      QUOTAS.replace('"8"', '"8 GPUs"'),
      change(),
    );

    expect([from, direction]).toEqual(['8 GPUs', 'set']);
  });

  it.each(['16 GPUs', '16Gb', '', 'NaN', '1e999', '9'.repeat(90), '-1'])(
    'refuses %j as an amount',
    amount => {
      expect(refusal(QUOTAS, { amount })).toMatchObject({
        ...{ code: 'invalidAmount', field: 'amount' },
      });
    },
  );

  it.each(['8', 8, '8000m', '8e0'])('has nothing to do for %j', amount => {
    expect(refusal(QUOTAS, { amount })).toMatchObject({
      code: 'unchanged',
      message: 'The quota is 8 already.',
    });
  });

  it('refuses a namespace that the file knows nothing of', () => {
    expect(refusal(QUOTAS, { namespace: 'shop' })).toMatchObject({
      code: 'noSuchObject',
      field: 'namespace',
    });
  });

  it('asks which one, where two of a namespace could be meant', () => {
    const two = QUOTAS.replace('name: compute\n', 'name: gpus\n').replace(
      'namespace: vision',
      'namespace: fraud',
    );

    expect(refusal(two)).toMatchObject({
      code: 'ambiguous',
      field: 'object',
      message:
        'More than one quota could be meant: ResourceQuota/gpus, ResourceQuota/compute.',
    });
    expect(refusal(two, { object: 'queue' }).code).toBe('noSuchObject');
    for (const object of ['compute', 'ResourceQuota/compute']) {
      expect(changeQuota(two, change({ object })).from).toBe('4');
    }
    expect(changeQuota(two, change({ resource: 'pods' })).from).toBe('100');
  });

  it('asks which key, where it counts a resource by two', () => {
    const two = QUOTAS.replace('pods: 100', 'cpu: 100');

    expect(refusal(two, { resource: 'requests.cpu', amount: 200 }).code).toBe(
      'unchanged',
    );
    expect(changeQuota(two, change({ resource: 'cpu' })).from).toBe('100');
    const devices = QUOTAS.replace(
      'pods',
      'gpu.deviceclass.resource.k8s.io/devices',
    ).replace('limits.cpu', 'requests.deviceclass.resource.kubernetes.io/gpu');
    expect(refusal(devices, { resource: 'deviceclass/gpu' })).toMatchObject({
      ...{ code: 'ambiguous', field: 'resource' },
    });
  });

  it('asks which key, where a DeviceClass may stand for the very devices', () => {
    const text = QUOTAS.replace(
      'pods',
      'gpu.deviceclass.resource.k8s.io/devices',
    );

    expect(refusal(text, { resource: 'amd.com/gpu' })).toMatchObject({
      ...{ code: 'ambiguous', field: 'resource' },
      message:
        'ResourceQuota/compute may count it by more than one key: requests.amd.com/gpu, gpu.deviceclass.resource.k8s.io/devices.',
    });
    for (const resource of [
      ...['requests.amd.com/gpu', 'deviceclass/other', 'memory'],
    ]) {
      expect(changeQuota(text, change({ resource })).direction).toBe('set');
    }
  });

  it.each([
    ['no hard limits at all', / {2}hard:\n(?: {4}.*\n|\n)+/, '  scopes: []\n'],
    [
      'hard limits that are nothing',
      / {2}hard:\n(?: {4}.*\n|\n)+/,
      '  hard:\n',
    ],
  ])('refuses %s', (_case, found, instead) => {
    const text = QUOTAS.split('---')[0].replace(found, instead);

    expect(['noSuchResource', 'notAQuantity']).toContain(refusal(text).code);
  });

  it.each([
    ['a list', '[8]'],
    ['nothing', ''],
    ['a block of text', '|\n      8'],
  ])('refuses %s in the place of an amount', (_case, value) => {
    expect(refusal(QUOTAS.replace('"8"', value))).toMatchObject({
      code: 'notAQuantity',
      field: 'spec.hard["requests.nvidia.com/gpu"]',
    });
  });
});
