import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { printYamlDocuments } from '../emit/print/yaml';
import { hostileText } from '../testUtils/hostileText';
import { changeYaml } from './changeYaml';
import { withDataAt } from './jsonData';

const text = hostileText(40);
const scalar = fc.oneof(text, fc.integer(), fc.boolean());
const value = fc.oneof(
  scalar,
  fc.dictionary(text, scalar, { maxKeys: 3 }),
  fc.array(scalar, { maxLength: 3 }),
);

describe('whatever a value is', () => {
  it('stays in its place: the file says the asked change and no other', () => {
    fc.assert(
      fc.property(
        fc.dictionary(text, value, { minKeys: 1, maxKeys: 4 }),
        text,
        fc.option(value, { nil: undefined }),
        fc.boolean(),
        (data, added, to, isFlow) => {
          const document = { spec: data, kept: ['x'] };
          const before = isFlow
            ? JSON.stringify(document)
            : printYamlDocuments([document, { other: 1 }], {
                comment: 'kept',
              });
          const key = to === undefined ? Object.keys(data)[0] : added;
          const path = ['spec', key];

          const after = changeYaml(before, {
            ...{ index: 0, path, value: to, json: isFlow },
          });

          const documents = parseAllDocuments(after).map(each => each.toJS());
          expect(documents).toEqual([
            withDataAt(document, path, to),
            ...(isFlow ? [] : [{ other: 1 }]),
          ]);
          expect(after.startsWith('# kept\n')).toBe(!isFlow);
        },
      ),
      { numRuns: 300 },
    );
  });
});
