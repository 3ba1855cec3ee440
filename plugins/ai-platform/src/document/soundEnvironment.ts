import {
  CLOUDS,
  PROFILES,
  REGIONS,
  STAGES,
  parseEnvironment,
  type Cloud,
  type Environment,
  type IssuePath,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { valueAt, withValue } from './data';
import type { DraftDocument } from './draft';

const ACCOUNTS: Record<Cloud, string> = {
  aws: '000000000000',
  gcp: 'your-project',
  azure: '00000000-0000-0000-0000-000000000000',
};

function known<T extends string>(
  value: unknown,
  vocabulary: readonly T[],
  otherwise: T,
): T {
  return vocabulary.find(word => word === value) ?? otherwise;
}

/** Placeholders for every required answer, on the cloud that was chosen. */
function standIn({ apiVersion, kind, spec }: DraftDocument) {
  const cloud = known(valueAt(spec, ['cloud']), CLOUDS, 'aws');
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'environment',
      project: 'project',
      owner: 'group:default/owner',
      department: 'department',
      costCenter: '0',
    },
    spec: {
      stage: known(valueAt(spec, ['stage']), STAGES, 'dev'),
      cloud,
      account: ACCOUNTS[cloud],
      region: REGIONS[cloud][0],
      profile: known(valueAt(spec, ['profile']), PROFILES, 'balanced'),
      network: { cidr: '10.0.0.0/16' },
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function overlaid(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return above ?? below;
  return Object.keys({ ...below, ...above }).reduce<unknown>(
    (data, key) => withValue(data, [key], overlaid(below[key], above[key])),
    {},
  );
}

// A list goes as a whole: what is left of it might mean something else.
function replaceable(path: IssuePath): IssuePath {
  const position = path.findIndex(part => typeof part === 'number');
  return position < 0 ? path : path.slice(0, position);
}

// Faults between fields show only once the fields themselves are sound.
const ROUNDS = 4;

/**
 * The document without its faults: placeholders stand in for required answers that are missing or wrong,
 * optional ones that are wrong are left out. Total: in the worst case, everything is a placeholder.
 */
export function soundEnvironment(document: DraftDocument): Environment {
  const placeholders = standIn(document);
  let input = overlaid(placeholders, document);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { environment, issues } = parseEnvironment(input);
    if (environment) return environment;
    input = issues
      .filter(issue => issue.severity === 'error')
      .map(issue => replaceable(issue.path))
      .reduce(
        (data, path) => withValue(data, path, valueAt(placeholders, path)),
        input,
      );
  }
  const { environment } = parseEnvironment(placeholders);
  if (!environment) throw new Error('The placeholders are no environment');
  return environment;
}
