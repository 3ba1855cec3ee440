import { parseJqPath } from './jqPath';

const key = (name: string) => ({ key: name });

describe('parseJqPath', () => {
  it.each([
    ['.spec.replicas', [key('spec'), key('replicas')]],
    [' .spec.a[].b ', [key('spec'), key('a'), { any: true }, key('b')]],
    ['.spec.a[3]', [key('spec'), key('a'), { index: 3 }]],
    [
      '.metadata.annotations["example.com/x"]',
      [key('metadata'), key('annotations'), key('example.com/x')],
    ],
    ['.data."a.b"', [key('data'), key('a.b')]],
    [
      '.webhooks[]?.clientConfig?.caBundle',
      [
        ...[key('webhooks'), { any: true }],
        ...[key('clientConfig'), key('caBundle')],
      ],
    ],
    [
      '.spec.volumes[] | select(.name == "a b") | .emptyDir',
      [
        ...[key('spec'), key('volumes')],
        ...[{ where: { key: 'name', value: 'a b' } }, key('emptyDir')],
      ],
    ],
  ])('reads %s', (expression, steps) => {
    expect(parseJqPath(expression)).toEqual(steps);
  });

  it.each([
    ...['', '.', 'spec', '.spec | keys', '.a[] | select(.x | test("y"))'],
    ...['.a,.b', '.. | .image', '.a["b"', 'del(.a)'],
  ])('leaves %j to jq', expression => {
    expect(parseJqPath(expression)).toBeUndefined();
  });
});
