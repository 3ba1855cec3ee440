import type { Issue } from '../issue';
import { EXTENDED_RESOURCE } from './extendedResource';

// How people write the fields of a quota, without `requests.` or `limits.` before it.
const FIELDS: Readonly<Record<string, string>> = {
  cpu: 'cpu',
  cpus: 'cpu',
  cores: 'cpu',
  vcpu: 'cpu',
  memory: 'memory',
  mem: 'memory',
  ram: 'memory',
  storage: 'storage',
  disk: 'storage',
  pod: 'pods',
  pods: 'pods',
  'count/pods': 'pods',
};

// What people call the devices, in the order in which the words decide.
const DEVICES: ReadonlyArray<[RegExp, string]> = [
  [/tpu/i, 'google.com/tpu'],
  [/neuron|trainium|inferentia/i, 'aws.amazon.com/neuron'],
  [/gaudi|habana|hpu/i, 'habana.ai/gaudi'],
  [/amd|rocm|instinct/i, 'amd.com/gpu'],
  [/intel/i, 'gpu.intel.com/xe'],
  [/^mig-?\d/i, 'nvidia.com/mig-<profile>'],
  [/gpu|nvidia|cuda|accelerator/i, 'nvidia.com/gpu'],
];

const ANY_DEVICE =
  'Write the extended resource that nodes advertise, for example nvidia.com/gpu.';

const OWN_FIELDS = ['accelerators', 'cpu', 'memory', 'storage', 'pods'];

const PREFIX = /^(requests|limits)[._:-]?/i;

function deviceOf(word: string): string | undefined {
  if (EXTENDED_RESOURCE.test(word)) return word;
  return DEVICES.find(([pattern]) => pattern.test(word))?.[1];
}

/** What to write in place of a key that a quota does not take; undefined where nobody can tell what was meant. */
export function quotaKeyRemedy(key: string): string | undefined {
  const word = key.replace(PREFIX, '');
  const lower = word.toLowerCase();
  const field = Object.hasOwn(FIELDS, lower) ? FIELDS[lower] : undefined;
  if (field) {
    return `Write ${field} in spec.quota; it counts what the pods request.`;
  }
  if (/deviceclass\.resource\.(?:k8s|kubernetes)\.io/.test(word)) {
    return 'Write the extended resource that the device class stands for, for example nvidia.com/gpu.';
  }
  const device = deviceOf(word);
  if (!device) return undefined;
  const why = PREFIX.test(key)
    ? '; Flagstone puts requests. before it, the only prefix that Kubernetes knows for devices.'
    : ', the name under which nodes advertise it.';
  return `Write ${device} in spec.quota.accelerators${why}`;
}

/** The issue with the right spelling as its remedy, where it is about the key of a quota. */
export function withRightKey(issue: Issue): Issue {
  const [spec, quota, ...rest] = issue.path;
  if (spec !== 'spec' || quota !== 'quota') return issue;
  const inAccelerators = rest[0] === 'accelerators';
  const key = rest[inAccelerators ? 1 : 0];
  if (typeof key !== 'string') return issue;
  if (inAccelerators) {
    if (EXTENDED_RESOURCE.test(key)) return issue;
    const remedy = quotaKeyRemedy(key) ?? ANY_DEVICE;
    return { ...issue, message: 'is not the name of a device.', remedy };
  }
  return isUnknownField(issue)
    ? { ...issue, remedy: quotaKeyRemedy(key) ?? issue.remedy }
    : issue;
}

function isUnknownField({ path }: Issue): boolean {
  return !OWN_FIELDS.includes(String(path[2]));
}
