import { valueAt, withoutEmptyObjects, withValue } from './data';

const POOLS = { spec: { nodePools: [{ name: 'a' }, { name: 'b' }] } };

describe('valueAt', () => {
  it('finds what stands at a path', () => {
    expect(valueAt(POOLS, ['spec', 'nodePools', 1, 'name'])).toBe('b');
  });

  it.each([[['spec', 'network', 'cidr']], [['spec', 'nodePools', 7, 'name']]])(
    'finds nothing at %j, where the path ends before',
    path => {
      expect(valueAt(POOLS, path)).toBeUndefined();
    },
  );

  it('finds nothing that the data has only inherited', () => {
    expect(valueAt({}, ['constructor', 'name'])).toBeUndefined();
  });
});

describe('withValue', () => {
  it('leaves the original as it was', () => {
    const changed = withValue(POOLS, ['spec', 'nodePools', 0, 'name'], 'c');
    expect(changed).toEqual({
      spec: { nodePools: [{ name: 'c' }, { name: 'b' }] },
    });
    expect(POOLS.spec.nodePools[0].name).toBe('a');
  });

  it('makes the way to a place that is not there yet', () => {
    expect(withValue(undefined, ['platform', 'kserve', 'replicas'], 3)).toEqual(
      { platform: { kserve: { replicas: 3 } } },
    );
  });

  it('leaves no trace of an answer that is taken back', () => {
    const data = { stage: 'dev', platform: { kserve: { replicas: 3 } } };
    expect(
      withValue(data, ['platform', 'kserve', 'replicas'], undefined),
    ).toEqual({ stage: 'dev' });
  });
});

describe('withoutEmptyObjects', () => {
  it('drops what form libraries add for untouched sections, at any depth', () => {
    expect(
      withoutEmptyObjects({
        network: { cidr: '10.0.0.0/16' },
        platform: { kserve: {}, mlflow: {} },
        nodePools: [{ name: 'a', accelerator: {} }],
      }),
    ).toEqual({
      network: { cidr: '10.0.0.0/16' },
      nodePools: [{ name: 'a' }],
    });
  });

  it('keeps false, zero, the empty string and empty lists', () => {
    const data = { a: false, b: 0, c: '', d: [] };
    expect(withoutEmptyObjects(data)).toEqual(data);
  });
});
