import { acceleratorOf } from '../accelerators';
import { hasNvidia } from '../defaults/platform';
import type { PoolAccelerator } from '../environment';
import type { Issue, IssuePath } from '../issue';
import { migProfilesOn } from '../migProfiles';
import type { Cloud } from '../vocabulary';
import { doubt, fault, type Check } from './check';

interface SharingContext {
  cloud: Cloud;
  accelerator: PoolAccelerator;
  path: IssuePath;
}

function migIssues({ cloud, accelerator, path }: SharingContext): Issue[] {
  const { title } = acceleratorOf(accelerator.type);
  const profiles = migProfilesOn(cloud, accelerator.type);
  if (profiles.length === 0) {
    return [
      fault(
        [...path, 'sharing'],
        `${title} cannot be divided with MIG.`,
        'Use sharing: time-slicing with replicas, or sharing: none.',
      ),
    ];
  }
  if (accelerator.migProfile && profiles.includes(accelerator.migProfile)) {
    return [];
  }
  const message = accelerator.migProfile
    ? `${accelerator.migProfile} is not a MIG profile of ${title} on ${cloud}.`
    : 'is required with sharing: mig.';
  return [
    fault([...path, 'migProfile'], message, `Use ${profiles.join(', ')}.`),
  ];
}

function timeSlicingIssues({ accelerator, path }: SharingContext): Issue[] {
  const { vendor, title } = acceleratorOf(accelerator.type);
  if (vendor !== 'nvidia') {
    return [
      fault(
        [...path, 'sharing'],
        `${title} cannot be time-sliced.`,
        'Use sharing: none.',
      ),
    ];
  }
  if (accelerator.replicas) return [];
  return [
    fault(
      [...path, 'replicas'],
      'is required with sharing: time-slicing.',
      'Give the number of pods that share one device, for example 4.',
    ),
  ];
}

function leftovers({ accelerator, path }: SharingContext): Issue[] {
  const { sharing, migProfile, replicas } = accelerator;
  const issues: Issue[] = [];
  if (migProfile !== undefined && sharing !== 'mig') {
    issues.push(
      fault(
        [...path, 'migProfile'],
        `has no effect with sharing: ${sharing}.`,
        'Set sharing to mig, or remove migProfile.',
      ),
    );
  }
  if (replicas !== undefined && sharing !== 'time-slicing') {
    issues.push(
      fault(
        [...path, 'replicas'],
        `has no effect with sharing: ${sharing}.`,
        'Set sharing to time-slicing, or remove replicas.',
      ),
    );
  }
  return issues;
}

function sharingIssues(context: SharingContext): Issue[] {
  const { sharing } = context.accelerator;
  const own = {
    none: () => [],
    mig: () => migIssues(context),
    'time-slicing': () => timeSlicingIssues(context),
  }[sharing]();
  return [...own, ...leftovers(context)];
}

const sharingCheck: Check = {
  reads: ['spec.cloud', 'spec.nodePools'],
  run: ({ spec }) =>
    spec.nodePools.flatMap((pool, index) =>
      pool.accelerator
        ? sharingIssues({
            cloud: spec.cloud,
            accelerator: pool.accelerator,
            path: ['spec', 'nodePools', index, 'accelerator'],
          })
        : [],
    ),
};

const operatorCheck: Check = {
  reads: ['spec.nodePools', 'spec.platform.gpuOperator'],
  run({ spec }) {
    const path = ['spec', 'platform', 'gpuOperator', 'enabled'];
    const needed = hasNvidia(spec.nodePools);
    if (needed && !spec.platform.gpuOperator.enabled) {
      return [
        fault(
          path,
          'is false, but there are pools with NVIDIA GPUs.',
          'Set it to true, or remove the GPU pools.',
        ),
      ];
    }
    return !needed && spec.platform.gpuOperator.enabled
      ? [
          doubt(
            path,
            'is true, but no pool has NVIDIA GPUs.',
            'Set it to false, or add a GPU pool.',
          ),
        ]
      : [];
  },
};

/** Devices are divided in a way that they can be, and served by the operator that they need. */
export const acceleratorChecks: readonly Check[] = [
  sharingCheck,
  operatorCheck,
];
