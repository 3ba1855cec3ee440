import type { EnvironmentInput } from '../environmentSchema';
import type { Budget } from '../environment';
import type { Profile, Stage } from '../vocabulary';

// A first order of magnitude for the pools of the template, to be corrected by whoever pays.
const MONTHLY: Record<Profile, Record<Stage, number>> = {
  'gpu-training': { dev: 5000, test: 5000, staging: 20000, prod: 100000 },
  balanced: { dev: 3000, test: 3000, staging: 10000, prod: 25000 },
};

function ascending(alertAt: number | number[] = [50, 80, 100]): number[] {
  const list = typeof alertAt === 'number' ? [alertAt] : alertAt;
  return [...new Set(list)].sort((a, b) => a - b);
}

/** `spec.budget` with everything filled in. */
export function fillBudget(spec: EnvironmentInput['spec']): Budget {
  return {
    monthly: spec.budget?.monthly ?? MONTHLY[spec.profile][spec.stage],
    currency: spec.budget?.currency ?? 'USD',
    alertAt: ascending(spec.budget?.alertAt),
  };
}
