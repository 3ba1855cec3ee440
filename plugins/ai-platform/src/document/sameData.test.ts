import { sameData } from './sameData';

describe('sameData', () => {
  it.each([
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
    [undefined, undefined],
    [NaN, NaN],
    [[], []],
  ])('%j and %j are the same', (a, b) => {
    expect(sameData(a, b)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: undefined }, { b: undefined }],
    [{}, []],
    [{}, null],
    ['1', 1],
    [[1, 2], [1]],
  ])('%j and %j are not', (a, b) => {
    expect(sameData(a, b)).toBe(false);
  });
});
