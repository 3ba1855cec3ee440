import type { TerraformChangeFacts, TerraformReportFacts } from '../../facts';
import { terraformResourceId } from '../../ids';
import type { TerraformInputs } from '../../inputs';
import { plainText } from '../../plainText';
import type { DriftActor } from '../../../view/driftView';
import type { JudgedField, JudgedResource } from '../judgedResource';
import { safeLink } from '../safeLink';
import { isoOf, millisecondsOf, timeOf } from '../times';

/** A workspace of which there is a report, with what drifted judged. */
export interface JudgedWorkspace {
  report: TerraformReportFacts;
  stale: boolean;
  /** Why nothing may be called in sync; absent where it may. */
  reason?: string;
  resources: JudgedResource[];
}

/** Plans are made once a day or more often: two days without one are one that did not come. */
const OLDEST_PLAN = 2 * 24 * 3_600_000;

type Verdict = Pick<JudgedResource, 'state' | 'ignoredBy' | 'problem'>;

function verdictOf(change: TerraformChangeFacts): Verdict {
  const { actions, deposed, differences, omitted } = change;
  // A deposed object waits to be destroyed; that it is gone already is nobody's loss.
  if (deposed !== undefined)
    return { state: 'ignored', ignoredBy: 'normalised' };
  if (actions.includes('delete')) return { state: 'missing' };
  if (actions.includes('create')) return { state: 'extra' };
  if (differences.some(({ relevant }) => relevant)) return { state: 'drifted' };
  return omitted > 0
    ? { state: 'unknown', problem: 'It differs in more fields than are kept.' }
    : { state: 'inSync' };
}

function fieldOf(
  { path, want, have, relevant }: TerraformChangeFacts['differences'][number],
  foundAt: string,
): JudgedField {
  return {
    path,
    ...(want && { want }),
    ...(have && { have }),
    // The provider changed what the code leaves open and nothing reads.
    ...(relevant ? { foundAt } : { noise: 'serverDefault' }),
  };
}

function nameOf({ address, module, type, name }: TerraformChangeFacts): string {
  const local =
    module === undefined ? address : address.slice(module.length + 1);
  const own = `${type}.`;
  return local.startsWith(own) ? local.slice(own.length) : name;
}

// The plan does not tell who changed something; it tells who saw it.
function seenBy({ run, engine, plannedAt }: TerraformReportFacts): {
  who?: DriftActor;
} {
  const link = safeLink(run);
  const at = timeOf(plannedAt);
  return link
    ? { who: { manager: `${engine} plan`, ...(at && { at }), link } }
    : {};
}

function judged(
  change: TerraformChangeFacts,
  report: TerraformReportFacts,
): JudgedResource {
  const who = seenBy(report);
  const { module, type, differences, omitted } = change;
  return {
    id: terraformResourceId(change),
    group: '',
    kind: plainText(type),
    ...(module && { namespace: plainText(module) }),
    name: plainText(nameOf(change)),
    ...verdictOf(change),
    foundAt: report.plannedAt,
    ...who,
    fields: differences.map(difference => ({
      ...fieldOf(difference, report.plannedAt),
      ...(difference.relevant && who),
    })),
    omitted,
  };
}

function ageOf(
  { plannedAt }: TerraformReportFacts,
  now: number,
): string | undefined {
  const at = millisecondsOf(plannedAt);
  if (at === undefined) return 'The report does not tell when it was made.';
  return now - at > OLDEST_PLAN
    ? `No plan was made since ${isoOf(at)}.`
    : undefined;
}

function doubtOf(
  { report: reading, refused }: TerraformInputs,
  report: TerraformReportFacts,
): string | undefined {
  if (reading.status === 'ok' && reading.stale)
    return 'The latest report could not be read.';
  const receivedAt = millisecondsOf(report.receivedAt) ?? 0;
  return refused && refused.at > receivedAt
    ? 'A later report was refused.'
    : undefined;
}

function failureOf(report: TerraformReportFacts): string | undefined {
  if (report.errored) return 'The plan ended with errors.';
  return report.omittedDrift > 0
    ? `${report.omittedDrift} more resources drifted than are kept.`
    : undefined;
}

/** Judges what drifted by the report of a workspace. `now` in milliseconds since 1970. */
export function judgedWorkspace(
  inputs: TerraformInputs,
  report: TerraformReportFacts,
  now: number,
): JudgedWorkspace {
  const old = ageOf(report, now) ?? doubtOf(inputs, report);
  const reason = failureOf(report) ?? old;
  const resources = new Map(
    report.drift
      .filter(({ mode }) => mode === 'managed')
      .map(change => judged(change, report))
      .map(resource => [resource.id, resource]),
  );
  return {
    report,
    stale: old !== undefined,
    ...(reason && { reason }),
    resources: [...resources.values()],
  };
}
