import type { Environment } from '../../model/environment';
import type { Stage } from '../../model/vocabulary';

const REPLICAS: Record<Stage, number> = {
  dev: 1,
  test: 1,
  staging: 2,
  prod: 3,
};

/** Replicas of the platform's own controllers and gateways. */
export function systemReplicas(environment: Environment): number {
  return REPLICAS[environment.spec.stage];
}

/** True where a disruption budget helps: with one replica it would only block the drain of a node. */
export function isReplicated(environment: Environment): boolean {
  return systemReplicas(environment) > 1;
}

/** True for the stages that rehearse or carry production. */
export function isLateStage(environment: Environment): boolean {
  const { stage } = environment.spec;
  return stage === 'staging' || stage === 'prod';
}
