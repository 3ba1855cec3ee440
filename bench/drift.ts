import { measureDriftCard } from './driftCard';
import { measureComparison } from './driftComparison';
import { measurePlan } from './driftPlan';
import { driftSize } from './driftScale';
import { printGoals } from './goals';

/**
 * Drift: resources compared, a large plan summarised, and the card with 10,000 Applications in a real Argo CD, side by
 * side with the backends of the ecosystem's Argo CD plugins.
 *
 * @param options - scale: 1 for 10,000 of each
 */
export async function drift({ scale }: { scale: number }): Promise<void> {
  const size = driftSize(scale);
  printGoals('Resources compared', await measureComparison(size));
  printGoals('A plan summarised', await measurePlan(size));
  await measureDriftCard(size);
}
