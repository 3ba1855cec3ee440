import { formatPath, type PathSegment } from '../paths';
import type { TerraformChangeFacts } from '../facts';
import type { JsonValue } from '../json';
import { changedFields, type ChangedField } from './changedFields';
import { echoesAmong } from './echoes';
import {
  isObject,
  listOf,
  objectOf,
  wordOf,
  type PlanObject,
} from './planJson';

/** Fields of one resource that are kept. */
const MOST_FIELDS = 200;
/** Larger lists of actions, for example, are not of a plan. */
const MOST_WORDS = 10;

/** Which list of the plan an element is of. @public */
export type ChangeList = 'drift' | 'changes';

function words(value: JsonValue | undefined): string[] {
  return listOf(value)
    .slice(0, MOST_WORDS)
    .flatMap(item => wordOf(item) ?? []);
}

/** A path as the plan writes it: names and positions. */
export function planPath(value: JsonValue | undefined): string | undefined {
  const segments: PathSegment[] = [];
  for (const step of listOf(value)) {
    if (typeof step === 'string') segments.push({ key: step });
    else if (typeof step === 'number') segments.push({ index: step });
    else return undefined;
  }
  return formatPath(segments);
}

/** True where one of the paths is the other one or lies below it. */
export function isBelowOrAbove(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short === '' ||
    (long.startsWith(short) &&
      (long.length === short.length || /[.[]/.test(long[short.length])))
  );
}

function sidesOf(change: PlanObject, list: ChangeList) {
  const before = { value: change.before, sensitive: change.before_sensitive };
  const after = { value: change.after, sensitive: change.after_sensitive };
  return list === 'drift'
    ? { want: before, have: after }
    : { want: after, have: before, unknown: change.after_unknown };
}

// What is created, read or destroyed as a whole has no fields that differ.
function fieldsOf(change: PlanObject, list: ChangeList): ChangedField[] {
  const { before, after } = change;
  if (!isObject(before) || !isObject(after)) return [];
  return changedFields(sidesOf(change, list));
}

/**
 * One element of `resource_drift` or `resource_changes`, secrets masked. For drift, `want` is what was last applied and
 * `have` what is there; for changes, `have` is what is there and `want` what the plan makes of it. Undefined where it is
 * none.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 * @public
 */
export function terraformChangeFacts(
  element: JsonValue,
  list: ChangeList,
): TerraformChangeFacts | undefined {
  const raw = objectOf(element);
  const change = objectOf(raw.change);
  const address = wordOf(raw.address);
  const actions = words(change.actions);
  if (address === undefined || actions.length === 0) return undefined;
  const fields = fieldsOf(change, list);
  const echoes = echoesAmong(fields);
  const replacing = listOf(change.replace_paths).flatMap(
    path => planPath(path) ?? [],
  );
  return {
    address,
    previousAddress: wordOf(raw.previous_address),
    module: wordOf(raw.module_address),
    mode: raw.mode === 'data' ? 'data' : 'managed',
    type: wordOf(raw.type) ?? '',
    name: wordOf(raw.name) ?? '',
    provider: wordOf(raw.provider_name) ?? '',
    deposed: wordOf(raw.deposed),
    actions,
    actionReason: wordOf(raw.action_reason),
    importing: isObject(change.importing),
    differences: fields
      .slice(0, MOST_FIELDS)
      .map(({ path, want, have, hollow }) => ({
        path,
        want,
        have,
        replaces: replacing.some(other => isBelowOrAbove(path, other)),
        relevant: !hollow && !echoes.has(path),
      })),
    omitted: Math.max(0, fields.length - MOST_FIELDS),
  };
}
