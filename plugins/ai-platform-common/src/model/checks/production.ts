import { doubt, fault, type Check } from './check';

const spotCheck: Check = {
  reads: ['spec.stage', 'spec.nodePools'],
  run: ({ spec }) =>
    spec.stage === 'prod' &&
    spec.nodePools.every(pool => pool.capacity === 'spot')
      ? [
          fault(
            ['spec', 'nodePools'],
            'has only spot capacity, which the cloud may take away at any time.',
            'Set capacity to on-demand for at least one pool in prod.',
          ),
        ]
      : [],
};

const privateApiCheck: Check = {
  reads: ['spec.stage', 'spec.network.privateApi'],
  run: ({ spec }) =>
    spec.stage === 'prod' && !spec.network.privateApi
      ? [
          fault(
            ['spec', 'network', 'privateApi'],
            'is false in prod.',
            'Set it to true; reach the API server through a peered network or a VPN.',
          ),
        ]
      : [],
};

const zonesCheck: Check = {
  reads: ['spec.stage', 'spec.network.zones'],
  run: ({ spec }) =>
    spec.stage === 'prod' && spec.network.zones < 2
      ? [
          fault(
            ['spec', 'network', 'zones'],
            'is 1 in prod, so that one failed zone stops everything.',
            'Use 2 or 3 zones.',
          ),
        ]
      : [],
};

const growthCheck: Check = {
  reads: ['spec.stage', 'spec.nodePools'],
  run: ({ spec }) =>
    spec.stage === 'prod' && spec.nodePools.every(pool => pool.min === pool.max)
      ? [
          doubt(
            ['spec', 'nodePools'],
            'leaves no room to grow: min equals max in every pool.',
            'Raise max, so that nodes can be replaced and load can rise.',
          ),
        ]
      : [],
};

/** Production is built to last. */
export const productionChecks: readonly Check[] = [
  spotCheck,
  privateApiCheck,
  zonesCheck,
  growthCheck,
];
