const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Days since 1970-01-01 in the Gregorian calendar. The year begins in March, so that leap days end it. */
function daysOf(year: number, month: number, day: number): number {
  const months = (month + 9) % 12;
  const years = month > 2 ? year : year - 1;
  const leapDays =
    Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const dayOfYear = Math.floor((153 * months + 2) / 5) + day - 1;
  return 365 * years + leapDays + dayOfYear - 719_468;
}

/**
 * Seconds since 1970 of a time as Kubernetes writes it (RFC 3339), fractions dropped; undefined if it is none.
 * @see https://www.rfc-editor.org/rfc/rfc3339
 */
export function secondsOf(text: string): number | undefined {
  const match = RFC3339.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const [sign, offsetHours = '0', offsetMinutes = '0'] = match.slice(7);
  const offset = Number(offsetHours) * 3600 + Number(offsetMinutes) * 60;
  return (
    daysOf(year, month, day) * 86_400 +
    hour * 3600 +
    minute * 60 +
    second -
    (sign === '-' ? -offset : offset)
  );
}
