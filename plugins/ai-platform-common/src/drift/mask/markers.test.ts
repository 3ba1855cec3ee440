import { holdsMask, isMasked, MASKED, MASKED_OTHER } from './markers';

describe('isMasked and holdsMask', () => {
  it('know every marker', () => {
    const markers = [MASKED, MASKED_OTHER, '(masked, other 2)', '++++++++'];
    expect(markers.map(each => isMasked(each))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isMasked(`password=${MASKED}`)).toBe(false);
    expect(isMasked('+++')).toBe(false);
    expect(isMasked(7)).toBe(false);
  });

  it('find a marker wherever it is', () => {
    expect(holdsMask({ a: ['x', { b: `p=${MASKED_OTHER}` }] })).toBe(true);
    expect(holdsMask({ a: ['x', { b: 'c' }], d: null })).toBe(false);
  });
});
