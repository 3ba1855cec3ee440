import fc from 'fast-check';
import { isoTime } from './isoTime';

describe('isoTime', () => {
  it.each([
    ['the beginning', 0, '1970-01-01T00:00:00Z'],
    ['a leap day', 1_709_209_845, '2024-02-29T12:30:45Z'],
    ['the end', 253_402_300_799, '9999-12-31T23:59:59Z'],
    ['after the end', 1e20, '9999-12-31T23:59:59Z'],
    ['before the beginning', -5, '1970-01-01T00:00:00Z'],
    ['no number', NaN, '1970-01-01T00:00:00Z'],
    ['a fraction', 1.9, '1970-01-01T00:00:01Z'],
  ])('writes %s', (_, seconds, text) => {
    expect(isoTime(seconds)).toBe(text);
  });

  it('says what a calendar says, for every second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), seconds => {
        const expected = new Date(seconds * 1000).toISOString();
        expect(isoTime(seconds)).toBe(expected.replace('.000', ''));
      }),
    );
  });
});
