const DAY = 86_400;

/** The last second of the year 9999, the last one that ISO 8601 writes with four digits. */
const LATEST = 253_402_300_799;

/**
 * Year, month and day of a day number since 1970, by eras of 400 years that begin in March.
 * @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
 */
function civilDate(dayNumber: number): [number, number, number] {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/**
 * ISO 8601 in UTC, to the second, of seconds since 1970. What lies outside of the years 1970 to 9999 becomes the nearest
 * second inside, and what is no number 1970.
 */
export function isoTime(seconds: number): string {
  const whole = Math.floor(Math.min(Math.max(seconds || 0, 0), LATEST));
  const [year, month, day] = civilDate(Math.floor(whole / DAY));
  const rest = whole % DAY;
  const hours = pad(Math.floor(rest / 3_600));
  const minutes = pad(Math.floor(rest / 60) % 60);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${hours}:${minutes}:${pad(
    rest % 60,
  )}Z`;
}
