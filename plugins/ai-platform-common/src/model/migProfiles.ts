import { acceleratorOf, type AcceleratorType } from './accelerators';
import type { Cloud } from './vocabulary';

// What GKE's device plugin partitions into ("About multi-instance GPUs" of Google Cloud).
const ON_GKE: Partial<Record<AcceleratorType, readonly string[]>> = {
  'nvidia-a100-40gb': ['1g.5gb', '2g.10gb', '3g.20gb', '7g.40gb'],
  'nvidia-a100-80gb': ['1g.10gb', '2g.20gb', '3g.40gb', '7g.80gb'],
  'nvidia-h100-80gb': ['1g.10gb', '1g.20gb', '2g.20gb', '3g.40gb', '7g.80gb'],
};

// AKS names instance profiles by compute slices alone (MIG1g … MIG7g): of two profiles with the same
// number of slices it makes the one with more instances.
function nameableOnAzure(
  profile: string,
  instances: Readonly<Record<string, number>>,
): boolean {
  const [slices] = profile.split('.');
  return Object.entries(instances).every(
    ([other, count]) =>
      !other.startsWith(`${slices}.`) || count <= instances[profile],
  );
}

/** The MIG profiles of an accelerator that a cloud can set up on a node pool. @public */
export function migProfilesOn(
  cloud: Cloud,
  type: AcceleratorType,
): readonly string[] {
  const instances = acceleratorOf(type).migProfiles;
  const profiles = Object.keys(instances);
  if (cloud === 'gcp') return ON_GKE[type] ?? profiles;
  return cloud === 'azure'
    ? profiles.filter(profile => nameableOnAzure(profile, instances))
    : profiles;
}
