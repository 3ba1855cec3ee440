import {
  driftRowsSchema,
  type DriftRows,
} from '@flagstone/backstage-plugin-ai-platform-common';

type Row = DriftRows['rows'][number];

const TEAMS = 120;
const MINUTE_MS = 60_000;
/** Prime, so that the rows are in no order that helps. */
const STRIDE = 7_919;

const SYSTEMS = ['fraud', 'ranking', 'vision', 'forecast', 'speech'];
const TYPES = ['service', 'model', 'pipeline', 'ai-environment'];

const SEVERITIES = ['security', 'capacity', 'cosmetic'] as const;

/** Of ten entities five are in sync, three differ, one is ignored and one could not be compared. */
function standingOf(
  index: number,
  now: number,
): Pick<
  Row,
  'state' | 'severity' | 'fields' | 'resources' | 'ignored' | 'since'
> {
  const none = { fields: 0, resources: 0, ignored: index % 4 };
  switch (index % 10) {
    case 0:
    case 3:
    case 7:
      return {
        state: 'drifted',
        severity: SEVERITIES[index % 3],
        fields: 1 + (index % 23),
        resources: 1 + (index % 5),
        ignored: index % 4,
        since: new Date(now - (index + 7) * 13 * MINUTE_MS).toISOString(),
      };
    case 5:
      return { ...none, state: 'ignored', ignored: 2 };
    case 8:
      return { ...none, state: 'unknown' };
    default:
      return { ...none, state: 'inSync' };
  }
}

function rowOf(index: number, now: number): Row {
  const system = SYSTEMS[index % SYSTEMS.length];
  const type = TYPES[index % TYPES.length];
  const name = `${system}-${type}-${String(index).padStart(5, '0')}`;
  const kind = type === 'ai-environment' ? 'resource' : 'component';
  return {
    entityRef: `${kind}:default/${name}`,
    ...(index % 3 > 0 && { title: `${system} ${type} ${index}` }),
    ...(index % 50 > 0 && { owner: `group:default/team-${index % TEAMS}` }),
    system: `system:default/${system}`,
    type,
    sources:
      kind === 'resource' ? ['terraform'] : [index % 6 > 0 ? 'argocd' : 'flux'],
    ...standingOf(index, now),
    observedAt: new Date(now - (index % 90) * 1_000).toISOString(),
  };
}

/** What the backend answers of so many entities, as text. */
export function answerOf(rows: number, now: number): string {
  const all = Array.from({ length: rows }, (_, index) =>
    rowOf((index * STRIDE) % rows, now),
  );
  return JSON.stringify(
    driftRowsSchema.parse({
      rows: all,
      observedAt: new Date(now - 90_000).toISOString(),
      problems: [],
    }),
  );
}
