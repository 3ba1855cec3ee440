import { fault, type Check } from '../checks/check';
import type { Issue, IssuePath } from '../issue';
import { formatQuantity, parseQuantity, type Quantity } from '../quantity';
import type { Workspace } from './workspace';

const SPEC_QUOTA = ['spec', 'quota'];
const SPEC_DEFAULTS = ['spec', 'defaults'];
const BYTE = 1_000_000_000n;
const SMALLEST = 1024n * 1024n * BYTE;

interface Amount {
  path: IssuePath;
  text: string;
}

function present(path: IssuePath, text: string | undefined): Amount[] {
  return text === undefined ? [] : [{ path, text }];
}

/** The quantity of a text that the schema has accepted. */
function quantity(text: string): Quantity {
  return parseQuantity(text) ?? 0n;
}

function byteAmounts({ spec: { quota, defaults } }: Workspace): Amount[] {
  return [
    ...present([...SPEC_QUOTA, 'memory'], quota.memory),
    ...present([...SPEC_QUOTA, 'storage'], quota.storage),
    ...present([...SPEC_DEFAULTS, 'memory'], defaults.memory),
    ...present([...SPEC_DEFAULTS, 'limits', 'memory'], defaults.limits.memory),
  ];
}

// 500m of memory is half a byte, and a plain number is bytes: neither is what anybody means.
function byteIssues({ path, text }: Amount): Issue[] {
  const bytes = quantity(text);
  if (bytes === 0n || (bytes >= SMALLEST && bytes % BYTE === 0n)) return [];
  const digits = /^\d+/.exec(text)?.[0] ?? '1';
  const unit = /m$/.test(text) ? 'Mi' : 'Gi';
  return [
    fault(
      path,
      `${text} is ${
        bytes % BYTE === 0n
          ? `${bytes / BYTE} bytes`
          : 'not a whole number of bytes'
      }.`,
      `Write the unit, for example ${digits}${unit}.`,
    ),
  ];
}

const bytesCheck: Check<Workspace> = {
  reads: ['spec.quota', 'spec.defaults'],
  run: workspace => byteAmounts(workspace).flatMap(byteIssues),
};

// A quota of zero lets nothing in, and means to; one in the wrong unit is complained about already.
function isMeant(resource: 'cpu' | 'memory', text: string): boolean {
  return (
    quantity(text) > 0n &&
    (resource === 'cpu' || byteIssues({ path: [], text }).length === 0)
  );
}

const RESOURCES = ['cpu', 'memory'] as const;

const defaultsCheck: Check<Workspace> = {
  reads: ['spec.quota', 'spec.defaults'],
  run: ({ spec: { quota, defaults } }) =>
    RESOURCES.flatMap(resource => {
      const whole = quota[resource];
      const one = defaults[resource];
      return whole !== undefined &&
        isMeant(resource, whole) &&
        quantity(one) > quantity(whole)
        ? [
            fault(
              [...SPEC_DEFAULTS, resource],
              `${one} is more than the whole quota, ${whole}, so no pod that says nothing could start.`,
              `Set it to at most ${whole}.`,
            ),
          ]
        : [];
    }),
};

const limitsCheck: Check<Workspace> = {
  reads: ['spec.defaults'],
  run: ({ spec: { defaults } }) =>
    RESOURCES.flatMap(resource => {
      const limit = defaults.limits[resource];
      const request = defaults[resource];
      return limit !== undefined && quantity(limit) < quantity(request)
        ? [
            fault(
              [...SPEC_DEFAULTS, 'limits', resource],
              `${limit} is less than the ${request} that a container asks for.`,
              `Set it to at least ${formatQuantity(
                quantity(request),
                resource === 'memory' ? 'binary' : 'decimal',
              )}.`,
            ),
          ]
        : [];
    }),
};

/** Amounts mean what they say, and fit each other. */
export const amountChecks: ReadonlyArray<Check<Workspace>> = [
  bytesCheck,
  defaultsCheck,
  limitsCheck,
];
