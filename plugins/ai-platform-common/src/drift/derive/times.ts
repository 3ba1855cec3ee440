import { isoTime } from '../../quota/derive/isoTime';
import { secondsOf } from '../../quota/facts/seconds';

/** ISO 8601 in UTC, to the second, of milliseconds since 1970. */
export function isoOf(milliseconds: number): string {
  return isoTime(milliseconds / 1_000);
}

/** Milliseconds since 1970 of a time as Kubernetes and Terraform write it; undefined if it is none. */
export function millisecondsOf(text: string | undefined): number | undefined {
  const seconds = text === undefined ? undefined : secondsOf(text);
  return seconds === undefined ? undefined : seconds * 1_000;
}

/** The same time in the one form that travels; undefined if it is none. */
export function timeOf(text: string | undefined): string | undefined {
  const milliseconds = millisecondsOf(text);
  return milliseconds === undefined ? undefined : isoOf(milliseconds);
}

/** Reads and writes each time once: the fields of an application were changed at few different times. */
export class Times {
  private readonly read = new Map<string, number>();
  private readonly written = new Map<number, string>();

  /** As the function of that name. */
  millisecondsOf(text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const known = this.read.get(text);
    if (known !== undefined) return known;
    const milliseconds = millisecondsOf(text);
    if (milliseconds !== undefined) this.read.set(text, milliseconds);
    return milliseconds;
  }

  /** As the function of that name. */
  isoOf(milliseconds: number): string {
    const known = this.written.get(milliseconds);
    if (known !== undefined) return known;
    const text = isoOf(milliseconds);
    this.written.set(milliseconds, text);
    return text;
  }
}

/** The earliest of the times that are known; all in the form that travels, which sorts as text. */
export function earliest(
  times: readonly (string | undefined)[],
): string | undefined {
  return times.reduce(
    (first, time) =>
      first === undefined || (time !== undefined && time < first)
        ? time
        : first,
    undefined,
  );
}
