import {
  cidrContains,
  cidrSize,
  cidrsOverlap,
  formatCidr,
  parseCidr,
  type Cidr,
} from '../cidr';
import type { Environment } from '../environment';
import type { Issue } from '../issue';
import { clusterRanges } from '../ranges';
import type { Cloud } from '../vocabulary';
import { doubt, fault, type Check } from './check';

const PATH = ['spec', 'network', 'cidr'];
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
const SHARED = '100.64.0.0/10'; // RFC 6598
// On AWS a pod takes an address of the network; 30 is what a node of usual size runs.
const PODS_PER_NODE = 30;
// Load balancers, endpoints and the addresses that clouds keep in every subnet.
const OVERHEAD = 32;

interface Need {
  /** Addresses that nodes and pods take. */
  used: number;
  /** Smallest range that has room for them, given how the modules cut it into subnets. */
  size: number;
}

function need({ spec }: Environment): Need {
  const nodes = spec.nodePools.reduce((sum, pool) => sum + pool.max, 0);
  if (spec.cloud !== 'aws') {
    const used = nodes + OVERHEAD;
    return { used, size: used * 2 };
  }
  // eks_cluster_template gives a quarter of the range to each zone, however many there are.
  const perZone = Math.ceil((nodes * (1 + PODS_PER_NODE)) / spec.network.zones);
  const used = perZone + OVERHEAD;
  return { used: used * spec.network.zones, size: used * 4 };
}

function prefixFor(addresses: number): number {
  return 32 - Math.ceil(Math.log2(addresses));
}

/** Prefixes that the cluster modules take. */
const PREFIXES: Record<Cloud, { largest: number; smallest: number }> = {
  aws: { largest: 16, smallest: 22 },
  gcp: { largest: 16, smallest: 24 },
  azure: { largest: 16, smallest: 24 },
};

function shapeIssues(cidr: Cidr, cloud: Cloud): Issue[] {
  const { largest, smallest } = PREFIXES[cloud];
  if (!cidr.aligned) {
    return [
      fault(
        PATH,
        'has host bits set.',
        `Write ${formatCidr(cidr)}, the first address of that range.`,
      ),
    ];
  }
  if (cidr.prefix < largest || cidr.prefix > smallest) {
    const size = cidr.prefix < largest ? 'large' : 'small';
    return [
      fault(
        PATH,
        `/${cidr.prefix} is too ${size} for a cluster network on ${cloud}.`,
        `Use a prefix from /${largest} to /${smallest}.`,
      ),
    ];
  }
  return [];
}

function privateIssues(cidr: Cidr): Issue[] {
  const ranges = [...PRIVATE, SHARED].map(text => parseCidr(text));
  if (ranges.some(range => range && cidrContains(range, cidr))) return [];
  return [
    doubt(
      PATH,
      'is not a private range (RFC 1918).',
      `Use a part of ${PRIVATE.join(', ')} unless the addresses are yours.`,
    ),
  ];
}

function overlapIssues(cidr: Cidr, environment: Environment): Issue[] {
  return clusterRanges(environment.spec.cloud).flatMap(range => {
    const reserved = parseCidr(range.cidr);
    if (!reserved || !cidrsOverlap(cidr, reserved)) return [];
    return [
      fault(
        PATH,
        `overlaps ${range.cidr}, the range of ${range.purpose}.`,
        'Choose another range, for example one within 10.0.0.0/8.',
      ),
    ];
  });
}

function sizeIssues(cidr: Cidr, environment: Environment): Issue[] {
  const { used, size } = need(environment);
  if (cidrSize(cidr) >= size) return [];
  const prefix = prefixFor(size);
  const { cloud, network } = environment.spec;
  const message = `/${cidr.prefix} is too small for ${network.zones} zones and the largest size of the node pools, which take ${used} addresses.`;
  const remedy =
    prefix < PREFIXES[cloud].largest
      ? 'Lower the largest size of the node pools.'
      : `Use a /${prefix} or larger, or lower the largest size of the node pools.`;
  return [fault(PATH, message, remedy)];
}

const cidrNotationCheck: Check = {
  reads: ['spec.network.cidr'],
  run: ({ spec }) =>
    parseCidr(spec.network.cidr)
      ? []
      : [
          fault(
            PATH,
            'is no IPv4 range.',
            'Use four numbers up to 255 and a prefix up to 32, for example 10.40.0.0/16.',
          ),
        ],
};

const cidrCheck: Check = {
  reads: ['spec.cloud', 'spec.network.cidr'],
  run(environment) {
    const cidr = parseCidr(environment.spec.network.cidr);
    if (!cidr) return [];
    const shape = shapeIssues(cidr, environment.spec.cloud);
    if (shape.length > 0) return shape;
    return [...privateIssues(cidr), ...overlapIssues(cidr, environment)];
  },
};

const cidrSizeCheck: Check = {
  reads: ['spec.cloud', 'spec.network.cidr', 'spec.network.zones'],
  run(environment) {
    const cidr = parseCidr(environment.spec.network.cidr);
    if (!cidr || shapeIssues(cidr, environment.spec.cloud).length > 0)
      return [];
    return sizeIssues(cidr, environment);
  },
};

const allowedCidrsCheck: Check = {
  reads: ['spec.network.apiAllowedCidrs', 'spec.network.privateApi'],
  run({ spec: { network } }) {
    const path = ['spec', 'network', 'apiAllowedCidrs'];
    const malformed = network.apiAllowedCidrs.flatMap((text, index) =>
      parseCidr(text)?.aligned
        ? []
        : [
            fault(
              [...path, index],
              `${text} is no IPv4 range.`,
              'Write the first address of the range and its prefix, for example 198.51.100.0/24.',
            ),
          ],
    );
    const open =
      !network.privateApi &&
      (network.apiAllowedCidrs.length === 0 ||
        network.apiAllowedCidrs.includes('0.0.0.0/0'));
    return open
      ? [
          ...malformed,
          doubt(
            path,
            'leaves the API server open to the whole internet.',
            'List the ranges of your offices and CI, or set spec.network.privateApi to true.',
          ),
        ]
      : malformed;
  },
};

/** The network fits the nodes and stays out of the ranges inside the cluster. */
export const networkChecks: readonly Check[] = [
  cidrNotationCheck,
  cidrCheck,
  cidrSizeCheck,
  allowedCidrsCheck,
];
