import type { Texts } from '../useTexts';
import { ageText, durationText, momentText } from './times';

/** Says which message it was asked for, and with what. */
const t = ((key: string, params?: object) =>
  `${key} ${Object.values(params ?? {}).join(' ')}`.trim()) as Texts;

const NOW = Date.parse('2026-10-01T12:00:00');
const before = (seconds: number) =>
  new Date(NOW - seconds * 1_000).toISOString();

describe('times for people', () => {
  it.each([
    [0, 'view.duration.seconds 0'],
    [59, 'view.duration.seconds 59'],
    [60, 'view.duration.minutes 1'],
    [3_600, 'view.duration.hours 1'],
    [86_400 * 3, 'view.duration.days 3'],
    [-5, 'view.duration.seconds 0'],
  ])('counts %d seconds coarsely', (seconds, text) => {
    expect(durationText(t, before(seconds), NOW)).toBe(text);
  });

  it('calls what is not a second old new', () => {
    expect(ageText(t, before(0.5), NOW)).toBe('view.age.now');
    expect(ageText(t, before(2), NOW)).toContain('view.age.ago');
  });

  it('names a moment by as much as it takes', () => {
    expect(momentText(t, '2026-10-01T11:00:00', NOW)).toMatch(/^11:00/);
    expect(momentText(t, '2026-09-29T14:02:00', NOW)).toMatch(
      /^view\.weekday Tuesday/,
    );
    expect(momentText(t, '2026-09-24T14:02:00', NOW)).toMatch(/2026/);
    expect(momentText(t, '2026-10-02T14:02:00', NOW)).toMatch(/2026/);
  });

  it('leaves what is no time as it is', () => {
    expect(momentText(t, 'yesterday', NOW)).toBe('yesterday');
  });
});
