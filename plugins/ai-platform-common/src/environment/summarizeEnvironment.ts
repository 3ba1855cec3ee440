import type { PlatformService } from '../emit/services/platformService';
import { servicesOf } from '../emit/services/servicesOf';
import { acceleratorOf } from '../model/accelerators';
import type { Environment, NodePool } from '../model/environment';
import { formatIssue, type Issue } from '../model/issue';
import { findMachine } from '../model/machines';
import { acceleratorsPerNode, poolResource } from '../model/pools';
import type { EnvironmentSummary } from '../view/environmentView';

type PoolSummary = EnvironmentSummary['pools'][number];

function summarizePool(environment: Environment, pool: NodePool): PoolSummary {
  const machine = findMachine(environment.spec.cloud, pool.machine);
  const resource = poolResource(environment, pool);
  return {
    name: pool.name,
    machine: pool.machine,
    min: pool.min,
    max: pool.max,
    capacity: pool.capacity,
    ...(machine && { cpu: machine.cpu, memoryGib: machine.memoryGib }),
    ...(pool.accelerator &&
      resource && {
        accelerator: {
          title: acceleratorOf(pool.accelerator.type).title,
          count: pool.accelerator.count,
          allocatable: acceleratorsPerNode(pool),
          resource,
        },
      }),
  };
}

// Definitions, secrets and volumes of other services, which mean nothing to a reader on their own.
function isGroundwork({ id }: PlatformService): boolean {
  return /-(?:base|crds?|data)$/.test(id);
}

/** What a card shows of an environment: small, and nothing that the document does not say. @public */
export function summarizeEnvironment(
  environment: Environment,
  issues: readonly Issue[],
): EnvironmentSummary {
  const { spec } = environment;
  return {
    stage: spec.stage,
    cloud: spec.cloud,
    account: spec.account,
    region: spec.region,
    profile: spec.profile,
    kubernetesVersion: spec.kubernetes.version,
    cidr: spec.network.cidr,
    pools: spec.nodePools.map(pool => summarizePool(environment, pool)),
    services: servicesOf(environment)
      .filter(service => !isGroundwork(service))
      .map(service => service.title),
    gitops: { engine: spec.gitops.engine, repoUrl: spec.gitops.repoUrl },
    iacEngine: spec.iac.engine,
    budget: { monthly: spec.budget.monthly, currency: spec.budget.currency },
    warnings: issues.map(formatIssue),
  };
}
