import { fieldOwners } from '../../compare/managedFields';
import { isGitops } from '../../compare/managers';
import { fieldActors, ownerOf } from '../../compare/ownerOf';
import { mapMember } from '../../compare/plainJson';
import type {
  ApplicationFacts,
  ManagedResourceFacts,
  ObjectEventFacts,
} from '../../facts';
import { resourceId } from '../../ids';
import type { JsonValue } from '../../json';
import type { DriftActor } from '../../../view/driftView';
import { shownActor } from '../shownActor';
import { earliest, timeOf } from '../times';

/** Who changed something and when, as far as the cluster tells. */
export interface Change {
  changedAt?: string;
  who?: DriftActor;
}

/** When the application was last deployed as a whole; empty if it never was. */
export function deployedAt({ history }: ApplicationFacts): string {
  return history
    .map(deploy => timeOf(deploy.deployedAt) ?? '')
    .reduce((latest, at) => (at > latest ? at : latest), '');
}

function changeBy(actor: DriftActor | undefined): Change {
  if (!actor) return {};
  const who = shownActor(actor);
  return { who, ...(who.at && { changedAt: who.at }) };
}

const NOBODY: Change = {};

/** Tells of the fields of a resource who wrote them after the last deploy. */
export function changesOfFields(
  { live }: ManagedResourceFacts,
  deployed: string,
): (path: string) => Change {
  const actorOf = fieldActors(
    live,
    deployed === '' ? {} : { deployedAt: deployed },
  );
  const changes = new Map<DriftActor, Change>();
  return path => {
    const actor = actorOf(path);
    if (!actor) return NOBODY;
    const change = changes.get(actor) ?? changeBy(actor);
    changes.set(actor, change);
    return change;
  };
}

function createdAt(live: JsonValue): string | undefined {
  const { creationTimestamp } = mapMember(live, 'metadata');
  return typeof creationTimestamp === 'string'
    ? timeOf(creationTimestamp)
    : undefined;
}

/**
 * Who made a resource that Git does not have, and when. One that the engine wrote was in Git once: then nobody can tell
 * since when it is not, and who wrote to it did not make it.
 */
export function changeOfExtra({ live }: ManagedResourceFacts): Change {
  if (fieldOwners(live).some(({ manager }) => isGitops(manager))) return {};
  const change = changeBy(ownerOf(live, '', {}));
  const changedAt = earliest([createdAt(live), change.changedAt]);
  return change.who ? { ...change, ...(changedAt && { changedAt }) } : {};
}

const REMOVALS = /delet|evict|kill|preempt|remov/i;

/** Argo CD begins what it says of a removal with the name of the account that asked it. */
const BY_ACCOUNT = /^(?!Unknown user )(.+) deleted resource /;

const removerOf = ({ reason, source, message }: ObjectEventFacts) =>
  (reason === 'ResourceDeleted' && BY_ACCOUNT.exec(message)?.[1]) || source;

/** Who removed a resource, as far as events tell; they are kept for an hour only. */
export function changeOfMissing(
  facts: ManagedResourceFacts,
  events: readonly ObjectEventFacts[],
): Change {
  const id = resourceId(facts);
  const [latest] = events
    .filter(
      ({ ref, reason }) => REMOVALS.test(reason) && resourceId(ref) === id,
    )
    .sort((a, b) => Number(b.at > a.at) - Number(b.at < a.at));
  return latest
    ? changeBy({
        manager: removerOf(latest),
        operation: latest.reason,
        at: latest.at,
      })
    : {};
}
