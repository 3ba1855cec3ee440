import type { DriftDifference } from '../../view/driftView';

/** True for a difference of which nobody and nothing said that it is of no interest. */
export function isOpen({ ignored }: Pick<DriftDifference, 'ignored'>): boolean {
  return ignored === undefined;
}
