import { InputError } from '@backstage/errors';

/** What a schema of the core can do. */
interface Schema<Output> {
  safeParse(body: unknown):
    | { success: true; data: Output }
    | {
        success: false;
        error: { issues: { path: (string | number)[]; message: string }[] };
      };
}

/**
 * The body of a request.
 *
 * @throws InputError that names every field that is wrong
 */
export function parseBody<Output>(
  schema: Schema<Output>,
  body: unknown,
): Output {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the body'}: ${message}`,
  );
  throw new InputError(`The request is not sound. ${faults.join('; ')}`);
}
