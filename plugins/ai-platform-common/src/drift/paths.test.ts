import fc from 'fast-check';
import { HOSTILE_TEXTS } from '../testUtils/plainData';
import { formatPath, parsePath, type PathSegment } from './paths';

const key = (name: string): PathSegment => ({ key: name });
const where = (name: string, value: string): PathSegment => ({
  where: { key: name, value },
});

const PATHS: [string, PathSegment[]][] = [
  ['', []],
  ['spec.replicas', [key('spec'), key('replicas')]],
  [
    'spec.containers[name=server].image',
    [key('spec'), key('containers'), where('name', 'server'), key('image')],
  ],
  [
    'ports[containerPort=80].protocol',
    [key('ports'), where('containerPort', '80'), key('protocol')],
  ],
  [
    'volumeMounts[mountPath=/var/cache]',
    [key('volumeMounts'), where('mountPath', '/var/cache')],
  ],
  ['args[3]', [key('args'), { index: 3 }]],
  ['a[0][12].b', [key('a'), { index: 0 }, { index: 12 }, key('b')]],
  [
    'metadata.annotations["example.com/x"]',
    [key('metadata'), key('annotations'), key('example.com/x')],
  ],
  ['data["a.b"]', [key('data'), key('a.b')]],
  ['["a b"].c', [key('a b'), key('c')]],
  ['data[""]', [key('data'), key('')]],
  ['data["]\\"["].x', [key('data'), key(']"['), key('x')]],
  ['env[name="a b"].value', [key('env'), where('name', 'a b'), key('value')]],
  ['env[name=""]', [key('env'), where('name', '')]],
];

describe('formatPath and parsePath', () => {
  it.each(PATHS)('write and read %j', (text, segments) => {
    expect(formatPath(segments)).toBe(text);
    expect(parsePath(text)).toEqual(segments);
  });

  it.each(HOSTILE_TEXTS)('keep the key %j', text => {
    const segments = [key('a'), key(text), where('name', text), key('b')];
    expect(parsePath(formatPath(segments))).toEqual(segments);
  });

  it('write what cannot be seen, or turns the text around, as an escape', () => {
    expect(formatPath([key('a\u202e\u0007b\u2028\u{e0001}')])).toBe(
      '["a\\u202e\\u0007b\\u2028\\udb40\\udc01"]',
    );
  });

  it('are the inverse of each other', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 10 });
    const segment: fc.Arbitrary<PathSegment> = fc.oneof(
      anyText.map(key),
      fc.nat({ max: 99999 }).map(index => ({ index })),
      fc.tuple(anyText, anyText).map(([name, value]) => where(name, value)),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), segments => {
        expect(parsePath(formatPath(segments))).toEqual(segments);
      }),
    );
  });
});

describe('parsePath', () => {
  it.each([
    ...['.a', 'a.', 'a..b', 'a[', 'a]', 'a[]', 'a["b]', 'a["b"', 'a[b]'],
    ...[
      'a b',
      'a."b"',
      'a.[0]',
      'a[-1]',
      'a[1.5]',
      'a[name=]',
      '[0]b',
      'a[="b"]',
    ],
    ...['a["\\x"]', '$', 'a[name=x', 'a[9999999999]'],
  ])('says that %j is no path', text => {
    expect(parsePath(text)).toBeUndefined();
  });
});
