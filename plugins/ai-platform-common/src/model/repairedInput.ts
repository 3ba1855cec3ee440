import type { z } from 'zod';
import type { IssuePath } from './issue';
import { jsonOf } from './json';
import { valueAt } from './valueAt';

/** How a faulty document becomes one that the schema accepts, so that the rest of it can be checked. */
export interface Repair<Schema extends z.ZodTypeAny> {
  schema: Schema;
  /**
   * A document of which required fields are taken that are missing or wrong. Checks that read a faulty field do
   * not run, so its values are never complained about.
   */
  standIn: z.input<Schema>;
  /** What replaces the list item that a fault lies in; other lists with faulty items are left out whole. */
  standInItem?(
    fault: IssuePath,
  ): { path: IssuePath; value: unknown } | undefined;
}

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
 * ones replaced. Undefined where the document is too far off for any check to mean something.
 */
export function repairedInput<Schema extends z.ZodTypeAny>(
  { schema, standIn, standInItem }: Repair<Schema>,
  input: unknown,
  error: z.ZodError,
): z.output<Schema> | undefined {
  if (!isContainer(input) || Array.isArray(input)) return undefined;
  const json = jsonOf(input);
  if (json === undefined) return undefined;
  const copy = JSON.parse(json) as Container;
  for (const path of faultPaths(error)) {
    const item = standInItem?.(path);
    const position = path.findIndex(part => typeof part === 'number');
    const field = position < 0 ? path : path.slice(0, position);
    if (item) put(copy, item.path, item.value);
    else put(copy, field, valueAt(standIn, field));
  }
  const parsed = schema.safeParse(copy);
  return parsed.success ? parsed.data : undefined;
}
