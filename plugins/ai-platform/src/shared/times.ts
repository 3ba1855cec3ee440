import type { Texts } from '../useTexts';

const UNITS = [
  { unit: 'days', seconds: 86_400 },
  { unit: 'hours', seconds: 3_600 },
  { unit: 'minutes', seconds: 60 },
  { unit: 'seconds', seconds: 1 },
] as const;

/** Within so many days a weekday alone names a moment. */
const WEEKDAYS = 6;
const DAY_MS = 86_400_000;

const secondsBetween = (since: string, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));

/** The time from a moment until now, coarse: `12 s`, `3 d`. */
export function durationText(t: Texts, since: string, now: number): string {
  const all = secondsBetween(since, now);
  const { unit, seconds } = UNITS.find(each => all >= each.seconds) ?? UNITS[3];
  return t(`view.duration.${unit}`, {
    amount: new Intl.NumberFormat().format(Math.floor(all / seconds)),
  });
}

/** How long ago a moment is, coarse: `as of 12 s ago`. */
export function ageText(t: Texts, since: string, now: number): string {
  return secondsBetween(since, now) < 1
    ? t('view.age.now')
    : t('view.age.ago', { duration: durationText(t, since, now) });
}

function formatted(
  time: string,
  format: Intl.DateTimeFormatOptions,
): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? undefined
    : new Intl.DateTimeFormat(undefined, format).format(date);
}

/** A moment for people, in the manner of their browser; the text itself where it is no time. */
export function timeText(time: string): string {
  return formatted(time, { dateStyle: 'medium', timeStyle: 'short' }) ?? time;
}

const dayOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);

/** A moment of these days for people, as short as it is clear: `14:02`, `Tuesday 14:02`, or with the date. */
export function momentText(t: Texts, moment: string, now: number): string {
  const days = Math.round((dayOf(now) - dayOf(Date.parse(moment))) / DAY_MS);
  const time = formatted(moment, { timeStyle: 'short' });
  const weekday = formatted(moment, { weekday: 'long' });
  if (time === undefined || weekday === undefined) return moment;
  if (days === 0) return time;
  return days > 0 && days <= WEEKDAYS
    ? t('view.weekday', { weekday, time })
    : timeText(moment);
}
