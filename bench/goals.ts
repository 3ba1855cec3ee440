import { printTable } from './print';

/** Something that was measured, and what it should be. */
export interface Measurement {
  what: string;
  /** Absent for what stands beside it for comparison. */
  goal?: string;
  measured: string;
  met?: boolean;
}

const VERDICTS = new Map([
  [true, 'met'],
  [false, 'MISSED'],
]);

/** Prints what was measured beside what it should be. */
export function printGoals(
  title: string,
  measurements: readonly Measurement[],
): void {
  printTable(
    title,
    measurements.map(({ what, goal = '', measured, met }) => ({
      what,
      goal,
      measured,
      verdict: met === undefined ? '' : VERDICTS.get(met) ?? '',
    })),
  );
}
