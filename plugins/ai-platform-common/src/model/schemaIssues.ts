import { z } from 'zod';
import { closest } from './closest';
import { jsonOf } from './json';
import { valueAt } from './valueAt';
import type { Issue, IssuePath } from './issue';

type Schema = z.ZodTypeAny;

function unwrapped(schema: Schema): Schema {
  return schema instanceof z.ZodOptional
    ? unwrapped(schema.unwrap() as Schema)
    : schema;
}

function child(schema: Schema, part: string | number): Schema | undefined {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Record<string, Schema>;
    return Object.hasOwn(shape, part) ? shape[part] : undefined;
  }
  if (inner instanceof z.ZodArray) return inner.element as Schema;
  if (inner instanceof z.ZodRecord) return inner.valueSchema as Schema;
  return undefined;
}

// The nearest description along the path: that of the field itself, or of what holds it.
function describe(root: Schema, path: IssuePath): string {
  let schema: Schema | undefined = root;
  let description = 'Write an object with apiVersion, kind, metadata and spec.';
  for (const part of path) {
    schema = schema && child(schema, part);
    description =
      schema?.description ??
      (schema && unwrapped(schema).description) ??
      description;
  }
  return description;
}

function knownKeys(root: Schema, path: IssuePath): string[] {
  const schema = path.reduce<Schema | undefined>(
    (current, part) => current && child(current, part),
    root,
  );
  const inner = schema && unwrapped(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function shown(value: unknown): string {
  const text = jsonOf(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function messageOf(issue: z.ZodIssue, input: unknown): string {
  if (valueAt(input, issue.path) === undefined) return 'is required.';
  if (issue.code === 'invalid_type') {
    return `must be ${issue.expected}, not ${issue.received}.`;
  }
  const value = shown(valueAt(input, issue.path));
  switch (issue.code) {
    case 'too_small':
      return issue.type === 'string' || issue.type === 'array'
        ? 'is empty or too short.'
        : `${value} is below ${issue.minimum}.`;
    case 'too_big':
      return issue.type === 'string' || issue.type === 'array'
        ? `is longer than ${issue.maximum}.`
        : `${value} is above ${issue.maximum}.`;
    case 'custom':
      return `${value} ${issue.message}.`;
    default:
      return `${value} is not allowed.`;
  }
}

function unknownFields(
  root: Schema,
  issue: z.ZodUnrecognizedKeysIssue,
): Issue[] {
  const known = knownKeys(root, issue.path);
  return issue.keys.map(key => {
    const near = closest(key, known);
    return {
      path: [...issue.path, key],
      severity: 'error',
      message: 'is not a field that exists here.',
      remedy: near
        ? `Did you mean ${near}?`
        : `Remove it; the fields here are ${known.join(', ')}.`,
    };
  });
}

// A union reports each alternative; the field's description says what they have in common.
function toIssue(root: Schema, issue: z.ZodIssue, input: unknown): Issue {
  return {
    path: issue.path,
    severity: 'error',
    message: messageOf(issue, input),
    remedy: describe(root, issue.path),
  };
}

/** What the schema complains about, in words, with the field's description as the remedy. */
export function schemaIssues(
  schema: Schema,
  error: z.ZodError,
  input: unknown,
): Issue[] {
  const all = error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? unknownFields(schema, issue)
      : [toIssue(schema, issue, input)],
  );
  // A value may break several rules of its field; one line a field is enough.
  const byPath = new Map(all.map(issue => [JSON.stringify(issue.path), issue]));
  return [...byPath.values()];
}
