import { changedList, changedMap } from './changedJson';

describe('changedMap', () => {
  it('is the same map where nothing changes', () => {
    const map = { a: 1, b: { c: 2 } };
    expect(changedMap(map, key => map[key as 'a'])).toBe(map);
  });

  it('keeps the order, and leaves out what has no value', () => {
    const map = { a: 1, b: 2, c: 3, d: 4 };
    const changed = changedMap(map, key => {
      if (key === 'b') return undefined;
      return key === 'c' ? 'three' : map[key as 'a'];
    });
    expect(Object.entries(changed)).toEqual([
      ['a', 1],
      ['c', 'three'],
      ['d', 4],
    ]);
    expect(map).toEqual({ a: 1, b: 2, c: 3, d: 4 });
  });

  it('takes names of prototypes for names', () => {
    const map = JSON.parse('{"__proto__":"a","b":"c"}');
    const changed = changedMap(map, key => (key === 'b' ? 'd' : map[key]));
    expect(JSON.stringify(changed)).toBe('{"__proto__":"a","b":"d"}');
  });
});

describe('changedList', () => {
  it('is the same list where nothing changes, and another where something does', () => {
    const list = [1, 2, 3];
    expect(changedList(list, each => each)).toBe(list);
    expect(changedList(list, (each, index) => (index ? 0 : each))).toEqual([
      1, 0, 0,
    ]);
    expect(list).toEqual([1, 2, 3]);
  });
});
