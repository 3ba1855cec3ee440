import type {
  DriftApplication,
  DriftResource,
  DriftView,
  DriftWorkspace,
} from '../../view/driftView';
import { compare, firstDifference } from '../../quota/derive/order';
import { countBy } from './countBy';
import { isOpen } from './isOpen';
import { differs } from './states';
import { earliest } from './times';

type Headline = DriftView['headline'];

/** What the headline is made of. */
export interface HeadlineParts {
  applications: readonly DriftApplication[];
  workspaces: readonly DriftWorkspace[];
  counts: DriftView['counts'];
  /** Applications, workspaces and sources that could not be compared as a whole. */
  unknown: number;
  /** Whether anything at all was asked for, and whether anything could be compared. */
  asked: boolean;
  compared: boolean;
  /** Resources that differ as a whole, and not in fields. */
  whole: number;
  /** Everything of the applications, also what is not sent. Terraform does not tell who changed something. */
  resources: readonly DriftResource[];
}

const MOST_MANAGERS = 3;

function managersOf(resources: readonly DriftResource[]): string[] {
  const managers = resources
    .filter(({ state }) => differs(state))
    .flatMap(({ differences, who }) => {
      const open = differences.filter(isOpen);
      return open.length > 0 ? open.map(difference => difference.who) : [who];
    })
    .flatMap(actor => (actor ? [actor.manager] : []));
  return [...countBy(managers, manager => manager)]
    .sort(([a, many], [b, more]) => firstDifference(more - many, compare(a, b)))
    .slice(0, MOST_MANAGERS)
    .map(([manager]) => manager);
}

function drifted(parts: HeadlineParts): Headline {
  const { counts, whole } = parts;
  const params = {
    fields: counts.fields - whole,
    resources: counts.resources,
    ...(whole > 0 && { whole }),
  };
  const since = earliest(
    [...parts.applications, ...parts.workspaces].map(part => part.since),
  );
  return {
    ...(parts.unknown > 0
      ? {
          code: 'driftedAndUnknown',
          params: { ...params, unknown: parts.unknown },
        }
      : { code: 'drifted', params }),
    ...(since && { since }),
    managers: managersOf(parts.resources),
  };
}

/** The one sentence. `unknown` counts applications, workspaces and sources, not resources. */
export function headlineOf(parts: HeadlineParts): Headline {
  const { counts, unknown, asked, compared } = parts;
  if (counts.resources > 0) return drifted(parts);
  if (!asked) return { code: 'noSource', params: {}, managers: [] };
  if (!compared) return { code: 'unknown', params: { unknown }, managers: [] };
  if (unknown > 0)
    return { code: 'partlyUnknown', params: { unknown }, managers: [] };
  return {
    code: 'inSync',
    params: {
      applications: parts.applications.length,
      workspaces: parts.workspaces.length,
    },
    managers: [],
  };
}
