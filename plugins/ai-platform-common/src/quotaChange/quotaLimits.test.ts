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
