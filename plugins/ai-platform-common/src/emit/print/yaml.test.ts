import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { anyData, anyText, HOSTILE_TEXTS } from '../../testUtils/plainData';
import { printYaml, printYamlDocuments } from './yaml';

const VERSIONS = ['1.1', '1.2'] as const;

function parsed(text: string, version: '1.1' | '1.2'): unknown {
  return parse(text, { version, strict: true, uniqueKeys: true });
}

describe('printYaml', () => {
  it.each(VERSIONS)('is read back unchanged by YAML %s', version => {
    fc.assert(
      fc.property(anyData, data => {
        expect(parsed(printYaml(data), version)).toEqual(data);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(HOSTILE_TEXTS)(
    'keeps %j as value, as key, in a list and alone',
    text => {
      const data = Object.fromEntries([
        [text, text],
        ['list', [text, [text], Object.fromEntries([[text, text]])]],
        ['map', Object.fromEntries([[text, { inner: text }]])],
      ]);
      for (const version of VERSIONS) {
        expect(parsed(printYaml(data), version)).toEqual(data);
        expect(parsed(printYaml(text), version)).toBe(text);
      }
    },
  );

  it('keeps a key that is the name of a prototype', () => {
    const data = JSON.parse('{"__proto__": {"a": 1}}');
    const printed = printYaml(data);
    expect(printed).toBe('__proto__:\n  a: 1\n');
    expect(JSON.stringify(parsed(printed, '1.2'))).toBe(JSON.stringify(data));
  });

  it('writes what a person would write', () => {
    const printed = printYaml({
      apiVersion: 'argoproj.io/v1alpha1',
      version: '1.34',
      cidr: '10.40.0.0/16',
      memory: '10Gi',
      owner: 'group:default/fraud-ml',
      url: 'https://example.com/a?b=c#d',
      source: './modules',
      description: 'Fraud detection, for Zürich',
      number: 3,
      ratio: 0.5,
      enabled: false,
      none: null,
      empty: {},
      nothing: [],
      taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
      nested: [['a', 'b'], [], [{ c: [1] }]],
      script: 'set -e\n\necho done\n',
      left: undefined,
    });
    expect(printed).toBe(`apiVersion: argoproj.io/v1alpha1
version: "1.34"
cidr: 10.40.0.0/16
memory: 10Gi
owner: group:default/fraud-ml
url: https://example.com/a?b=c#d
source: ./modules
description: Fraud detection, for Zürich
number: 3
ratio: 0.5
enabled: false
none: null
empty: {}
nothing: []
taints:
  - key: nvidia.com/gpu
    effect: NoSchedule
nested:
  - - a
    - b
  - []
  - - c:
        - 1
script: |
  set -e

  echo done
`);
  });

  it('refuses a number that YAML parsers disagree about', () => {
    expect(() => printYaml({ a: Number.NaN })).toThrow(TypeError);
    expect(() => printYaml([Infinity])).toThrow(TypeError);
  });

  it('lets no text leave the comment', () => {
    fc.assert(
      fc.property(anyText, comment => {
        const printed = printYaml({ a: 1 }, { comment });
        for (const version of VERSIONS) {
          expect(parsed(printed, version)).toEqual({ a: 1 });
        }
        expect(printed).not.toMatch(/[ \t]\n/);
      }),
    );
  });

  it('puts each line of the comment behind a number sign', () => {
    expect(printYaml({ a: 1 }, { comment: 'One.\n\nTwo\u2028three: 3' })).toBe(
      '# One.\n#\n# Two\n# three: 3\na: 1\n',
    );
  });
});

describe('printYamlDocuments', () => {
  it('divides documents so that each is read back', () => {
    fc.assert(
      fc.property(
        fc.array(anyData, { minLength: 1, maxLength: 4 }),
        documents => {
          const printed = printYamlDocuments(documents, {
            comment: 'Several.',
          });
          const read = parseAllDocuments(printed, { strict: true });
          expect(read.map(document => document.toJS())).toEqual(documents);
        },
      ),
      { numRuns: 200 },
    );
  });
});
