import type { DriftActor } from '../../view/driftView';
import type { JsonValue } from '../json';
import { parsePath, type PathSegment } from '../paths';
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

function latest(owners: readonly FieldOwner[]): FieldOwner | undefined {
  return owners.reduce<FieldOwner | undefined>(
    (best, each) =>
      best === undefined || (each.time ?? '') > (best.time ?? '') ? each : best,
    undefined,
  );
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

/** Those that may have written the field; of one that is gone, all who wrote since the last deploy. */
function suspects(
  live: JsonValue,
  path: readonly PathSegment[],
  { gitopsManagers, deployedAt }: OwnerOptions,
): FieldOwner[] {
  const writers = fieldOwners(live).filter(
    each =>
      !isGitops(each.manager, gitopsManagers) &&
      !isStatus(each) &&
      !(deployedAt !== undefined && wroteBefore(each, deployedAt)),
  );
  if (valueAtPath(live, path) !== undefined) {
    return writers.filter(each => owns(each, live, path));
  }
  return deployedAt === undefined
    ? []
    : writers.filter(
        each => each.time !== undefined && !isControlPlane(each.manager),
      );
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
  const segments = parsePath(path);
  if (segments === undefined || !isMap(live)) return undefined;
  const found = latest(suspects(live, segments, options));
  return found && actor(found);
}
