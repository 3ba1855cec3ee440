import { sharedObject, sharedText } from './share';

describe('sharing equal values', () => {
  it('gives every caller the same object for equal content', () => {
    expect(sharedObject({ cpu: '1' })).toBe(sharedObject({ cpu: '1' }));
    expect(sharedObject({ cpu: '1' })).not.toBe(sharedObject({ cpu: '2' }));
  });

  it('lets nobody change what others hold', () => {
    expect(Object.isFrozen(sharedObject({ memory: '1Gi' }))).toBe(true);
  });

  it('gives every value back as it is, also when there are more than it keeps', () => {
    for (let i = 0; i < 60_000; i += 1) {
      expect(sharedText(`text-${i}`)).toBe(`text-${i}`);
    }
    const long = 'x'.repeat(1000);
    expect(sharedText(long)).toBe(long);
  });
});
