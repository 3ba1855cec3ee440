import { compare } from '../../quota/derive/order';
import type { DriftActor } from '../../view/driftView';
import type { JsonValue } from '../json';
import { parsePath } from '../paths';
import { fieldOwners, owns, type FieldOwner } from './managedFields';
import { isControlPlane, isGitops, isStatus } from './managers';
import { isMap } from './plainJson';
import { valueAtPath } from './valueAtPath';

/** What helps to find the culprit. @public */
export interface OwnerOptions {
  /** Field managers of GitOps engines beyond the well-known ones: they are no culprits. */
  gitopsManagers?: readonly string[];
  /** When the engine last deployed, ISO 8601 in UTC: who wrote before did not make the difference. */
  deployedAt?: string;
}

/** Managers have at most 128 characters; what is longer came from elsewhere. */
const LONGEST_MANAGER = 128;

/** To the second, which is as fine as managedFields tell: `2026-10-06T14:02:11`. */
function second(time: string): string {
  return time.slice(0, 19);
}

/** Some writers have no time, `kubectl scale` among them: they are not ruled out. */
function wroteBefore(owner: FieldOwner, deployedAt: string): boolean {
  return owner.time !== undefined && second(owner.time) < second(deployedAt);
}

/** The latest first; those without a time last. */
function latestFirst(owners: readonly FieldOwner[]): FieldOwner[] {
  return [...owners].sort((a, b) => compare(b.time ?? '', a.time ?? ''));
}

function actor(owner: FieldOwner): DriftActor {
  const manager = owner.manager
    .replace(/\p{C}/gu, '')
    .slice(0, LONGEST_MANAGER);
  const operation = owner.subresource ?? owner.operation;
  return {
    manager,
    ...(operation && { operation }),
    ...(owner.time && { at: owner.time }),
  };
}

/** Tells who wrote the field at a path; undefined where nobody can tell. */
export type FieldActors = (path: string) => DriftActor | undefined;

/** As `ownerOf`, of one object for any number of its fields: the same writer is the same actor. */
export function fieldActors(
  live: JsonValue,
  { gitopsManagers, deployedAt }: OwnerOptions = {},
): FieldActors {
  if (!isMap(live)) return () => undefined;
  const writers = latestFirst(fieldOwners(live))
    .filter(
      each =>
        !isGitops(each.manager, gitopsManagers) &&
        !isStatus(each) &&
        !(deployedAt !== undefined && wroteBefore(each, deployedAt)),
    )
    .map(owner => ({ owner, actor: actor(owner) }));
  const sinceDeploy =
    deployedAt === undefined
      ? undefined
      : writers.find(
          ({ owner }) =>
            owner.time !== undefined && !isControlPlane(owner.manager),
        );
  return path => {
    const segments = writers.length === 0 ? undefined : parsePath(path);
    if (segments === undefined) return undefined;
    const isThere = valueAtPath(live, segments) !== undefined;
    const found = isThere
      ? writers.find(({ owner }) => owns(owner, live, segments))
      : sinceDeploy;
    return found?.actor;
  };
}

/**
 * Who wrote the field at `path` (empty: anything of the object), by the managedFields of the live object: the latest
 * writer that is no GitOps engine. Of a field that is gone nobody has a record; then it is the latest who wrote to the
 * object at all since the last deploy. Undefined where nobody can tell.
 * @public
 */
export function ownerOf(
  live: JsonValue,
  path: string,
  options: OwnerOptions = {},
): DriftActor | undefined {
  return fieldActors(live, options)(path);
}
