import fc from 'fast-check';
import { secondsOf } from './seconds';

describe('secondsOf', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-09-01T08:00:00Z', 1_788_249_600],
    ['2026-09-01T08:00:00.999999Z', 1_788_249_600],
    ['2026-09-01T10:00:00+02:00', 1_788_249_600],
    ['2026-09-01T02:30:00-05:30', 1_788_249_600],
    ['1969-12-31T23:59:59Z', -1],
  ])('reads %s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  it('agrees with the calendar of the platform', () => {
    const times = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2400-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, time => {
        expect(secondsOf(time.toISOString())).toBe(
          Math.floor(time.getTime() / 1000),
        );
      }),
    );
  });

  it.each([
    ...['', 'yesterday', '2026-09-01', '2026-09-01 08:00:00Z'],
    ...['2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-01-32T00:00:00Z'],
    ...['2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:00'],
  ])('refuses %j', text => {
    expect(secondsOf(text)).toBeUndefined();
  });
});
