import { withoutIgnored } from './ignoreDifferences.mjs';

const object = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', annotations: { 'a/b': 'x', c: 'y' } },
  spec: { replicas: 2, list: [{ a: 1, b: 2 }, { a: 3 }] },
};
const rule = { group: 'apps', kind: 'Deployment' };

it.each([
  [{ jsonPointers: ['/spec/replicas'] }, { spec: { list: object.spec.list } }],
  [
    { jqPathExpressions: ['.spec.replicas'] },
    { spec: { list: object.spec.list } },
  ],
  [
    { jsonPointers: ['/spec/list/0/b'] },
    { spec: { replicas: 2, list: [{ a: 1 }, { a: 3 }] } },
  ],
  [
    { jsonPointers: ['/metadata/annotations/a~1b'] },
    { metadata: { name: 'web', annotations: { c: 'y' } } },
  ],
  [{ jsonPointers: ['/spec/none/of/it'] }, {}],
  [{ name: 'other', jsonPointers: ['/spec'] }, {}],
  [{ group: '', jsonPointers: ['/spec'] }, {}],
])('%j takes out what it names, and nothing else', (part, left) => {
  expect(withoutIgnored(object, [{ ...rule, ...part }])).toEqual({
    ...object,
    ...left,
  });
});
