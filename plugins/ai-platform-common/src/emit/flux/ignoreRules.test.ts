import { ignoreRules, jsonPointers } from './ignoreRules';

describe('jsonPointers', () => {
  it.each([
    ['.spec.replicas', ['/spec/replicas']],
    ['.spec?.replicas?', ['/spec/replicas']],
    ['.data["a/b~c"]', ['/data/a~1b~0c']],
    ['.data."tls.crt"', []],
    ['.spec.containers[0].image', ['/spec/containers/0/image']],
    ['select(.aggregationRule != null) | .rules', []],
    ['.', []],
    ['', []],
  ])('reads %s', (expression, expected) => {
    expect(jsonPointers(expression)).toEqual(expected);
  });

  it('names every entry of a list', () => {
    const pointers = jsonPointers('.webhooks[]?.clientConfig.caBundle');
    expect(pointers[0]).toBe('/webhooks/0/clientConfig/caBundle');
    expect(pointers.length).toBeGreaterThan(10);
    expect(new Set(pointers).size).toBe(pointers.length);
  });
});

describe('ignoreRules', () => {
  it('has no rule for what Flux cannot say, rather than one that hides more', () => {
    const kind = 'ClusterRole';
    const group = 'rbac.authorization.k8s.io';
    const jqPathExpressions = ['select(.aggregationRule != null) | .rules'];
    expect(ignoreRules([{ group, kind, jqPathExpressions }])).toEqual([]);
  });
});
