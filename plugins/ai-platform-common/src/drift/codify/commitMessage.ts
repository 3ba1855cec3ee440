import type { DriftActor } from '../../view/driftView';
import type { ResourceRef } from '../facts';
import type { JsonValue } from '../json';
import { resourceId } from '../ids';
import type { PlannedChange } from './codifyPlan';

/** What is told of a change. @public */
export interface ToldCodify {
  /** Namespace and name of the Application. */
  application: string;
  resource: ResourceRef;
  /** Reference of the person who asks. */
  person: string;
  /** When they asked, ISO 8601. */
  at: string;
  reason: string;
}

/** A change, and who made it in the cluster. @public */
export interface ToldChange
  extends Pick<PlannedChange, 'path' | 'from' | 'to'> {
  who?: DriftActor;
}

// Line breaks of any kind, what controls a terminal, and what turns the direction of a text.
const UNSEEN =
  /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]+/gu;
const LONGEST_VALUE = 200;
const LONGEST_REASON = 2_000;

/**
 * The message of the commit that brings one field into Git: field, old, new, who changed it and when, who asks and why.
 * What others wrote stands on one line each, so that none of it can pass for another line of the message.
 * @public
 */
export function codifyMessage(
  { application, resource, person, at, reason }: ToldCodify,
  { path, from, to, who }: ToldChange,
): string {
  return [
    codifyTitle(resource, { path, to }),
    '',
    `Git: ${shown(from)}`,
    `Cluster: ${shown(to)}`,
    ...(who ? [`Changed by: ${actor(who)}`] : []),
    `Asked for by: ${oneLine(person, LONGEST_VALUE)} at ${at}`,
    `Why: ${oneLine(reason, LONGEST_REASON)}`,
    '',
    `Flagstone-Application: ${oneLine(application, LONGEST_VALUE)}`,
    `Flagstone-Resource: ${oneLine(resourceId(resource), 4 * LONGEST_VALUE)}`,
    `Flagstone-Field: ${oneLine(path, 4 * LONGEST_VALUE)}`,
    '',
  ].join('\n');
}

/** What a reviewer wants to know, in Markdown. What others wrote stands where it means nothing but itself. @public */
export function codifyDescription(
  { application, resource, person, reason }: ToldCodify,
  changes: readonly ToldChange[],
): string {
  const rows = changes.map(({ path, from, to, who }) =>
    [path, shown(from), shown(to), who ? actor(who) : '']
      .map(each => (each === '' ? '' : code(each)))
      .join(' | '),
  );
  return [
    `The cluster differs from Git in ${code(
      resourceId(resource),
    )}, and this brings Git to what the cluster has.`,
    '',
    '| field | Git | cluster | changed by |',
    '| --- | --- | --- | --- |',
    ...rows.map(row => `| ${row} |`),
    '',
    `- Application: ${code(application)}`,
    `- Asked for by: ${code(person)}`,
    `- Why: ${code(oneLine(reason, LONGEST_REASON))}`,
    '',
  ].join('\n');
}

/** A text in a code span, which neither it nor a table around it can end. */
function code(given: string): string {
  const plain = oneLine(given, LONGEST_REASON).replace(/[`|]/g, "'");
  return `\`${plain || ' '}\``;
}

/** What one change does, in one line. @public */
export function codifyTitle(
  { kind, namespace, name }: ResourceRef,
  { path, to }: Pick<ToldChange, 'path' | 'to'>,
): string {
  const of = [namespace, name].filter(Boolean).join('/');
  const what = `${oneLine(path, 80)} of ${oneLine(`${kind} ${of}`, 120)}`;
  return to === undefined
    ? `Remove ${what}`
    : `Set ${what} to ${oneLine(text(to), 60)}`;
}

/** A text of others on one line, cut. */
function oneLine(given: string, longest: number): string {
  const plain = given
    .slice(0, 4 * longest)
    .replace(UNSEEN, ' ')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}

function shown(value: JsonValue | undefined): string {
  return value === undefined
    ? '(not set)'
    : oneLine(text(value), LONGEST_VALUE);
}

function text(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function actor({ manager, operation, at }: DriftActor): string {
  const what = [manager, operation && `(${operation})`].filter(Boolean);
  const when = at === undefined ? '' : ` at ${oneLine(at, 40)}`;
  return `${oneLine(what.join(' '), LONGEST_VALUE)}${when}`;
}
