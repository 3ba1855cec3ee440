import type { z } from 'zod';
import { environmentSchema, type EnvironmentInput } from './environmentSchema';
import type { IssuePath } from './issue';
import { jsonOf } from './json';
import { API_VERSION } from './labels';
import { valueAt } from './valueAt';

// Stands in for required fields that are missing or wrong, so that the rest can still be checked.
// Checks that read a faulty field do not run, so these values are never complained about.
const STAND_IN: EnvironmentInput = {
  apiVersion: API_VERSION,
  kind: 'Environment',
  metadata: {
    name: 'environment',
    project: 'project',
    owner: 'group:default/owner',
    department: 'department',
    costCenter: '0',
  },
  spec: {
    stage: 'dev',
    cloud: 'aws',
    account: '000000000000',
    region: 'eu-central-1',
    profile: 'balanced',
    network: { cidr: '10.0.0.0/16' },
  },
};

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function put(root: Container, path: IssuePath, value: unknown): void {
  const parent = valueAt(root, path.slice(0, -1));
  const key = path[path.length - 1];
  if (!isContainer(parent) || key === undefined) return;
  const fields = parent as Record<string | number, unknown>;
  if (value === undefined) delete fields[key];
  else fields[key] = value;
}

const POOLS = 2; // position of the pool's number in spec.nodePools[n]

/** The position of the pool that a fault lies in, if it lies within one. */
export function faultyPool(path: IssuePath): number | undefined {
  const inPools = path[0] === 'spec' && path[1] === 'nodePools';
  const position = path[POOLS];
  return inPools && typeof position === 'number' ? position : undefined;
}

// A pool that no rule about other pools complains about; complaints about itself are dropped.
function standInPool(position: number): object {
  return { name: `stand-in-${position}`, machine: 'stand-in', min: 1 };
}

function repair(copy: Container, path: IssuePath): void {
  const pool = faultyPool(path);
  if (pool !== undefined) {
    put(copy, path.slice(0, POOLS + 1), standInPool(pool));
    return;
  }
  const position = path.findIndex(part => typeof part === 'number');
  const field = position < 0 ? path : path.slice(0, position);
  put(copy, field, valueAt(STAND_IN, field));
}

/** Where the schema complains, an unknown field being a place of its own. */
export function faultPaths(error: z.ZodError): IssuePath[] {
  return error.issues.flatMap((issue): IssuePath[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => [...issue.path, key])
      : [issue.path],
  );
}

/**
 * A copy of a faulty document that the schema accepts: wrong optional fields are left out, wrong required
 * ones and wrong pools replaced. Undefined where the document is too far off for any check to mean something.
 */
export function repairedInput(
  input: unknown,
  error: z.ZodError,
): EnvironmentInput | undefined {
  if (!isContainer(input) || Array.isArray(input)) return undefined;
  const json = jsonOf(input);
  if (json === undefined) return undefined;
  const copy = JSON.parse(json) as Container;
  for (const path of faultPaths(error)) repair(copy, path);
  const parsed = environmentSchema.safeParse(copy);
  return parsed.success ? parsed.data : undefined;
}
