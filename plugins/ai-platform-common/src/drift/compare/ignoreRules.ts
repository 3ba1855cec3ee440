import type { IgnoreRule, ResourceRef } from '../facts';
import type { JsonValue } from '../json';
import { parseJqPath, type JqStep } from './jqPath';
import { fieldOwners, owns } from './managedFields';
import { segmentsOf, type MemberPlace, type Place } from './place';

/** True where the text is the one that the pattern tells; `*` stands for anything. */
function fits(pattern: string, text: string): boolean {
  const [start, ...others] = pattern.split('*');
  const end = others.pop();
  if (end === undefined) return pattern === text;
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - at >= end.length && text.endsWith(end);
}

/** True for a rule that is about that object. A rule without a group is about the core group. */
export function concerns(
  { group = '', kind, namespace, name }: IgnoreRule,
  ref: ResourceRef,
): boolean {
  return (
    fits(group, ref.group) &&
    fits(kind, ref.kind) &&
    fits(namespace || '*', ref.namespace) &&
    fits(name || '*', ref.name)
  );
}

/** What a step of a place may be called in a rule. */
type Step = string | MemberPlace;

function isAt(step: MemberPlace, index: number): boolean {
  return step.want === index || step.have === index;
}

function fitsToken(step: Step, token: string): boolean {
  if (typeof step === 'string') return step === token;
  return /^\d+$/.test(token) && isAt(step, Number(token));
}

function fitsStep(step: Step, rule: JqStep): boolean {
  if ('any' in rule) return true;
  if (typeof step === 'string') return 'key' in rule && rule.key === step;
  if ('index' in rule) return isAt(step, rule.index);
  if (!('where' in rule) || !('where' in step.segment)) return false;
  const { key, value } = step.segment.where;
  return rule.where.key === key && rule.where.value === value;
}

function begins<Rule>(
  place: Place,
  rule: readonly Rule[],
  matches: (step: Step, each: Rule) => boolean,
): boolean {
  return (
    rule.length <= place.length &&
    rule.every((each, index) => matches(place[index], each))
  );
}

function pointerTokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Tells of a place whether one of the rules of the Application says that it is not to be compared. */
export type Coverage = (place: Place) => boolean;

function coverageOf(rule: IgnoreRule, live: JsonValue): Coverage {
  const pointers = (rule.jsonPointers ?? [])
    .filter(pointer => pointer.startsWith('/'))
    .map(pointerTokens);
  const expressions = (rule.jqPathExpressions ?? []).flatMap(expression =>
    [parseJqPath(expression) ?? []].filter(each => each.length),
  );
  const owners = fieldOwners(live).filter(each =>
    rule.managedFieldsManagers?.includes(each.manager),
  );
  return place =>
    pointers.some(each => begins(place, each, fitsToken)) ||
    expressions.some(each => begins(place, each, fitsStep)) ||
    owners.some(each => owns(each, live, segmentsOf(place)));
}

/** What the rules of the Application cover of that object. */
export function ignoreCoverage(
  ref: ResourceRef,
  rules: readonly IgnoreRule[],
  live: JsonValue,
): Coverage {
  const coverages = rules
    .filter(rule => concerns(rule, ref))
    .map(rule => coverageOf(rule, live));
  return place => coverages.some(covers => covers(place));
}
