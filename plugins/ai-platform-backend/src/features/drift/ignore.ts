import { randomUUID } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import type { DriftIgnoreRequest } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Caller } from '../../access/target';
import type { IgnoreStore } from '../../drift/ignoreStore';
import type { Observation } from './driftObserver';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_MS = 366 * DAY_MS;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const noDecision = () =>
  new NotFoundError('There is no such decision about this entity');

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

/**
 * Ends such a decision about something that the entity names.
 *
 * @throws NotFoundError where there is none of this id
 */
export async function heedDrift(
  id: string,
  { view }: Observation,
  ignores: IgnoreStore,
): Promise<void> {
  // Others are in no database, and PostgreSQL takes no text with the character 0.
  if (!UUID.test(id)) throw noDecision();
  const ids = [...view.applications, ...view.workspaces].map(each => each.id);
  if (!(await ignores.end(id, ids))) {
    throw noDecision();
  }
}
