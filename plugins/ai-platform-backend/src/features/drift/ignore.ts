import { randomUUID } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import type { DriftIgnoreRequest } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Caller } from '../../access/target';
import type { IgnoreStore } from '../../drift/ignoreStore';
import type { Observation } from './driftObserver';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_MS = 366 * DAY_MS;

const isOpen = (
  { inputs, view }: Observation,
  { application, resource, path }: DriftIgnoreRequest,
) =>
  inputs.open.some(
    open =>
      open.application === application &&
      open.resource === resource &&
      (path === undefined || open.path === path),
  ) ||
  [...view.applications, ...view.workspaces].some(
    each =>
      each.id === application &&
      each.resources.some(
        ({ id, differences }) =>
          id === resource &&
          (path === undefined || differences.some(one => one.path === path)),
      ),
  );

/**
 * Keeps that a difference is of no interest for a time.
 *
 * @throws InputError for a time that has passed or is more than a year ahead, NotFoundError for what does not differ
 */
export async function ignoreDrift(
  request: DriftIgnoreRequest,
  observation: Observation,
  caller: Caller,
  { ignores, now }: { ignores: IgnoreStore; now: number },
): Promise<{ id: string }> {
  const until = Date.parse(request.until);
  if (until <= now || until > now + LONGEST_MS) {
    throw new InputError(
      'until: give a time in the future, at most a year ahead',
    );
  }
  if (!isOpen(observation, request)) {
    throw new NotFoundError(
      'application, resource, path: no such difference of the entity is known',
    );
  }
  const id = randomUUID();
  const { application, resource, path, reason } = request;
  await ignores.add({
    id,
    application,
    resource,
    ...(path !== undefined && { path }),
    person: caller.name,
    reason,
    at: now,
    until,
  });
  return { id };
}
