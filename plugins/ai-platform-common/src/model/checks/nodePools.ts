import { canBeSystemPool, poolLabels, poolTaints } from '../pools';
import { doubt, fault, type Check } from './check';

const PATH = ['spec', 'nodePools'];

const sizesCheck: Check = {
  reads: ['spec.nodePools'],
  run: ({ spec }) =>
    spec.nodePools.flatMap((pool, index) =>
      pool.min > pool.max
        ? [
            fault(
              [...PATH, index, 'min'],
              `${pool.min} is more than max, ${pool.max}.`,
              `Set min to at most ${pool.max}, or max to at least ${pool.min}.`,
            ),
          ]
        : [],
    ),
};

const namesCheck: Check = {
  reads: ['spec.nodePools'],
  run: ({ spec }) =>
    spec.nodePools.flatMap((pool, index) => {
      const first = spec.nodePools.findIndex(other => other.name === pool.name);
      return first < index
        ? [
            fault(
              [...PATH, index, 'name'],
              `${pool.name} is the name of nodePools[${first}] too.`,
              'Give each pool a name of its own.',
            ),
          ]
        : [];
    }),
};

const systemPoolCheck: Check = {
  reads: ['spec.nodePools'],
  run: ({ spec }) =>
    spec.nodePools.some(canBeSystemPool)
      ? []
      : [
          fault(
            PATH,
            'has no pool that the platform services can always run on.',
            'Add an on-demand pool without accelerator and taints, with min of at least 1, for example { name: system, machine: …, min: 2, max: 4 }.',
          ),
        ],
};

const taintsCheck: Check = {
  reads: ['spec.nodePools'],
  run: ({ spec }) =>
    spec.nodePools.flatMap((pool, index) =>
      pool.taints.flatMap((taint, position) => {
        const same = pool.taints.findIndex(
          other => other.key === taint.key && other.effect === taint.effect,
        );
        return same < position
          ? [
              fault(
                [...PATH, index, 'taints', position],
                `${taint.key}:${taint.effect} is there twice.`,
                'Remove one of them.',
              ),
            ]
          : [];
      }),
    ),
};

const idleAcceleratorsCheck: Check = {
  reads: ['spec.nodePools', 'spec.stage'],
  run: ({ spec }) =>
    spec.nodePools.flatMap((pool, index) =>
      pool.accelerator &&
      pool.min > 0 &&
      (spec.stage === 'dev' || spec.stage === 'test')
        ? [
            doubt(
              [...PATH, index, 'min'],
              `keeps ${pool.min} node(s) with accelerators running when nobody uses them.`,
              'Set min to 0; the autoscaler adds nodes when a pod asks.',
            ),
          ]
        : [],
    ),
};

// EC2 Auto Scaling takes 50 tags a group; each label and taint is one, for scaling from zero.
const LARGEST_AWS_METADATA = 35;

const awsTagsCheck: Check = {
  reads: ['spec.cloud', 'spec.nodePools'],
  run: environment =>
    environment.spec.nodePools.flatMap((pool, index) => {
      const count =
        Object.keys(poolLabels(environment, pool)).length +
        poolTaints(pool).length;
      return environment.spec.cloud === 'aws' && count > LARGEST_AWS_METADATA
        ? [
            fault(
              [...PATH, index, 'labels'],
              `and taints are ${count} with those that Flagstone adds, but an AWS pool takes ${LARGEST_AWS_METADATA}.`,
              `Remove ${count - LARGEST_AWS_METADATA} of them.`,
            ),
          ]
        : [];
    }),
};

/** Node pools agree with themselves and with each other. */
export const nodePoolChecks: readonly Check[] = [
  sizesCheck,
  namesCheck,
  systemPoolCheck,
  taintsCheck,
  idleAcceleratorsCheck,
  awsTagsCheck,
];
