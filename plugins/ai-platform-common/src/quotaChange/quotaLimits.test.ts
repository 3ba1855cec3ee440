import { parseQuotaLimits, quotaLimit } from './quotaLimits';

const limits = parseQuotaLimits({
  dev: { 'nvidia.com/gpu': 8, cpu: '200' },
  prod: { 'requests.nvidia.com/gpu': '64', 'nvidia.com/gpu': 128 },
  default: { 'nvidia.com/gpu': 16, 'limits.cpu': 500 },
});

describe('quotaLimit', () => {
  it.each([
    ['the stage', ['dev'], 'nvidia.com/gpu', '8'],
    ['another spelling of the resource', ['dev'], 'requests.cpu', '200'],
    ['the lower of two spellings', ['prod'], 'nvidia.com/gpu', '64'],
    [
      'the default, for a stage that says nothing',
      ['test'],
      'nvidia.com/gpu',
      '16',
    ],
    [
      'the default, for a resource that the stage leaves out',
      ['prod'],
      'limits.cpu',
      '500',
    ],
    [
      'the lowest of two stages that are told',
      ['prod', 'dev'],
      'nvidia.com/gpu',
      '8',
    ],
    ['the one stage that is told', [undefined, 'prod'], 'nvidia.com/gpu', '64'],
    [
      'the lowest of all, where no stage is told',
      [undefined],
      'nvidia.com/gpu',
      '8',
    ],
    [
      'the lowest of all, where a word is no stage',
      ['prod', 'live'],
      'nvidia.com/gpu',
      '8',
    ],
  ])('is that of %s', (_case, told, resource, max) => {
    expect(quotaLimit(limits, resource, told)?.max).toBe(max);
  });

  it('is none for a resource that nobody limits', () => {
    expect(quotaLimit(limits, 'pods', ['dev'])).toBeUndefined();
    expect(quotaLimit(limits, 'cpu', ['prod'])).toBeUndefined();
    expect(quotaLimit({}, 'nvidia.com/gpu', ['prod'])).toBeUndefined();
  });

  it('says for which stages it stands', () => {
    expect(
      quotaLimit(limits, 'nvidia.com/gpu', ['prod', 'dev'])?.stages,
    ).toEqual(['dev', 'prod']);
    expect(quotaLimit(limits, 'nvidia.com/gpu', [])?.stages).toHaveLength(4);
  });
});

describe('the limit of a DeviceClass that has none of its own', () => {
  const KEYS = [
    'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
    'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com',
    'deviceclass.resource.kubernetes.io/gpu.nvidia.com',
    'deviceclass/gpu.nvidia.com',
    'deviceclass/whatever',
  ];

  it.each(KEYS)('is the strictest of accelerators, for the key %s', key => {
    const some = {
      dev: { 'nvidia.com/gpu': 8, 'amd.com/gpu': 4, cpu: 2 },
    };

    expect(quotaLimit(some, key, ['dev'])).toEqual({
      ...{ max: '4', stages: ['dev'], standsIn: 'amd.com/gpu' },
    });
  });

  it.each(KEYS)(
    'is looked for in the stage and in the default, for %s',
    key => {
      const some = {
        dev: { 'nvidia.com/gpu': 32 },
        test: { cpu: 8 },
        default: { 'requests.nvidia.com/gpu': 16, 'google.com/tpu': 64 },
      };

      expect(quotaLimit(some, key, ['dev'])?.max).toBe('32');
      expect(quotaLimit(some, key, ['test'])?.max).toBe('16');
      expect(quotaLimit(some, key, [])?.max).toBe('16');
    },
  );

  it('gives way to its own, in whatever spelling', () => {
    const some = {
      dev: {
        'nvidia.com/gpu': 8,
        'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com': 12,
      },
    };

    expect(quotaLimit(some, 'deviceclass/gpu.nvidia.com', ['dev'])).toEqual({
      max: '12',
      stages: ['dev'],
    });
    expect(quotaLimit(some, 'deviceclass/other', ['dev'])?.max).toBe('8');
  });

  it('is none where no accelerator has a limit', () => {
    const some = { dev: { cpu: 8, 'deviceclass/nic': 2 } };

    expect(quotaLimit(some, 'deviceclass/gpu', ['dev'])).toBeUndefined();
    expect(quotaLimit(some, 'amd.com/gpu', ['dev'])).toBeUndefined();
  });
});

describe('parseQuotaLimits', () => {
  it('takes nothing for no limits', () => {
    expect(parseQuotaLimits(undefined)).toEqual({});
  });

  it.each([
    [{ production: {} }, "limits Unrecognized key(s) in object: 'production'"],
    [{ dev: 8 }, 'limits.dev Expected object, received number'],
    [
      { dev: { 'nvidia.com/gpu': 'many' } },
      'limits.dev["nvidia.com/gpu"] must be a Kubernetes quantity',
    ],
    [{ dev: { cpu: -1 } }, 'limits.dev.cpu must be a Kubernetes quantity'],
    [{ dev: { cpu: true } }, 'limits.dev.cpu Invalid input'],
  ])('names the key of %j', (value, message) => {
    expect(() => parseQuotaLimits(value)).toThrow(message);
  });
});
