import { underlay } from './underlay';

describe('laying defaults under what is given', () => {
  it.each([
    [
      'an object key by key',
      { a: 1, b: { c: 2, d: 3 } },
      { b: { c: 4 } },
      { a: 1, b: { c: 4, d: 3 } },
    ],
    ['a list as a whole', { a: [1, 2, 3] }, { a: [4] }, { a: [4] }],
    ['nothing', { a: 1 }, undefined, { a: 1 }],
    ['null, which is given', { a: { b: 1 } }, { a: null }, { a: null }],
    ['another kind of value', { a: { b: 1 } }, { a: 'text' }, { a: 'text' }],
    ['a whole document that is none', { a: 1 }, 'text', 'text'],
    ['where there are no defaults', undefined, { a: 1 }, { a: 1 }],
  ])('treats %s', (_case, defaults, given, expected) => {
    expect(underlay(defaults, given)).toEqual(expected);
  });

  it('takes hostile keys as data', () => {
    const given = JSON.parse('{"__proto__": {"polluted": true}}');

    const result = underlay({ a: 1, constructor: 'x' }, given);

    expect(JSON.stringify(result)).toBe(
      '{"a":1,"constructor":"x","__proto__":{"polluted":true}}',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
