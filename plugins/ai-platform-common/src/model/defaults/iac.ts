import type { EnvironmentInput } from '../environmentSchema';
import type { GitOps, Iac, IacState } from '../environment';
import { repositoryLocation } from '../gitUrl';
import { fingerprint } from '../names';
import type { Cloud } from '../vocabulary';
import { CLUSTER_MODULES_VERSION } from '../../versions';

interface StateContext {
  cloud: Cloud;
  account: string;
  region: string;
}

// One state store an account, made once by the platform team; names are global on every cloud.
function defaultState({ cloud, account, region }: StateContext): IacState {
  switch (cloud) {
    case 'aws':
      return {
        bucket: `tfstate-${account}-${region}`,
        region,
        kmsKey: `arn:aws:kms:${region}:${account}:alias/terraform-state`,
      };
    case 'gcp':
      return {
        bucket: `${account}-tfstate`,
        kmsKey: `projects/${account}/locations/${region}/keyRings/terraform/cryptoKeys/state`,
      };
    default:
      return {
        resourceGroup: 'rg-tfstate',
        storageAccount: `tfstate${fingerprint(account)}`,
        container: 'tfstate',
      };
  }
}

const STATE_FIELDS: Record<Cloud, ReadonlyArray<keyof IacState>> = {
  aws: ['bucket', 'region', 'kmsKey'],
  gcp: ['bucket', 'kmsKey'],
  azure: ['resourceGroup', 'storageAccount', 'container'],
};

/** The fields of `spec.iac.state` that a cloud has. */
export function stateFields(cloud: Cloud): ReadonlyArray<keyof IacState> {
  return STATE_FIELDS[cloud];
}

// Fields of another cloud are kept, so that the checks can name them.
function fillState(context: StateContext, given: IacState = {}): IacState {
  const region = given.region ?? context.region;
  const filled = { ...defaultState({ ...context, region }), ...given };
  const order = [...STATE_FIELDS[context.cloud], ...Object.keys(given)];
  return Object.fromEntries(
    [...new Set(order)].map(field => [field, filled[field as keyof IacState]]),
  );
}

/** `spec.iac` with everything filled in. Modules come from the clusters repository unless told. */
export function fillIac(spec: EnvironmentInput['spec'], gitops: GitOps): Iac {
  const given = spec.iac ?? {};
  const clusters = repositoryLocation(gitops, 'platform-k8s-clusters');
  return {
    engine: given.engine ?? 'terraform',
    state: fillState(spec, given.state),
    modules: {
      source: given.modules?.source ?? clusters.url,
      version: given.modules?.version ?? CLUSTER_MODULES_VERSION,
    },
  };
}
