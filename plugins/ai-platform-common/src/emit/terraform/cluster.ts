import type { Environment } from '../../model/environment';
import { POD_CIDR, SERVICE_CIDR } from '../../model/ranges';
import type { Stage } from '../../model/vocabulary';
import {
  attributes,
  blank,
  block,
  comment,
  expression,
  type HclItem,
  type HclObject,
} from '../print/hclTree';
import { moduleSource } from './moduleSource';
import { nodePools } from './nodePools';
import { environmentTags } from './tags';
import type { TerraformFile } from './terraformFile';
import { workloadIdentities } from './workloadIdentities';

const LOG_RETENTION_DAYS: Readonly<Record<Stage, number>> = {
  dev: 30,
  test: 30,
  staging: 90,
  prod: 365,
};

function locals(environment: Environment): HclItem {
  const { metadata, spec } = environment;
  return block(
    'locals',
    [],
    [
      comment('Who the environment is for, word for word.'),
      ...attributes({
        environment: {
          name: metadata.name,
          project: metadata.project,
          stage: spec.stage,
          owner: metadata.owner,
          department: metadata.department,
          cost_centre: metadata.costCenter,
          description: metadata.description,
        },
      }),
      comment(
        'The same on every resource, in the spelling that the cloud allows.',
      ),
      ...attributes({ tags: environmentTags(environment) }),
    ],
  );
}

/** What only one cloud's module knows. */
function cloudInputs({ spec }: Environment): HclObject {
  switch (spec.cloud) {
    case 'aws':
      return { service_cidr: SERVICE_CIDR };
    case 'gcp':
      return {
        project: spec.account,
        pod_cidr: POD_CIDR,
        service_cidr: SERVICE_CIDR,
      };
    default:
      return {
        pod_cidr: POD_CIDR,
        service_cidr: SERVICE_CIDR,
        // The add-on brings a Gatekeeper of its own.
        azure_policy_enabled: spec.platform.policy !== 'gatekeeper',
        gpu_driver: spec.platform.gpuOperator.enabled ? 'None' : 'Install',
      };
  }
}

function identityItems(environment: Environment): HclItem[] {
  const identities = workloadIdentities(environment);
  if (Object.keys(identities).length === 0) return [];
  return [
    comment('Service accounts that act in the cloud, without a key.'),
    ...attributes({ workload_identities: identities }),
  ];
}

function clusterModule(environment: Environment): HclItem {
  const { metadata, spec } = environment;
  const { cidr, privateApi, zones, apiAllowedCidrs } = spec.network;
  return block(
    'module',
    ['cluster'],
    [
      ...attributes({ source: moduleSource(environment) }),
      blank,
      ...attributes({
        name: metadata.name,
        region: spec.region,
        kubernetes_version: spec.kubernetes.version,
        zones,
        network: { cidr, private_api: privateApi },
        ...cloudInputs(environment),
        api_allowed_cidrs:
          apiAllowedCidrs.length > 0 ? apiAllowedCidrs : undefined,
      }),
      blank,
      ...attributes({
        log_retention_days: LOG_RETENTION_DAYS[spec.stage],
        deletion_protection: spec.stage === 'staging' || spec.stage === 'prod',
        tags: expression('local.tags'),
      }),
      ...identityItems(environment),
      comment('The autoscaler keeps each pool between min and max.'),
      ...attributes({ node_pools: nodePools(environment) }),
    ],
  );
}

/** main.tf: the cluster, as an instance of the cloud's module. */
export function mainFile(environment: Environment): TerraformFile {
  return {
    name: 'main.tf',
    body: [locals(environment), clusterModule(environment)],
  };
}
