import type { ApplicationFacts, ManagedResourceFacts } from '../../facts';
import { resourceId } from '../../ids';
import type { ArgocdApplicationInputs } from '../../inputs';
import type { JudgedResource } from '../judgedResource';
import { deployedAt } from './changeOf';
import { ignoreRules } from './comparedFields';
import { judgedByStatus } from './judgedByStatus';
import { judgedManaged } from './judgedManaged';
import { uncompared } from './uncompared';
import { verdictTrust, type VerdictTrust } from './verdictTrust';

/** An application that could be read, with every resource judged. */
export interface JudgedApplication {
  facts: ApplicationFacts;
  trust: VerdictTrust;
  resources: JudgedResource[];
  /** By the identity of the resource. */
  managed: ReadonlyMap<string, ManagedResourceFacts>;
}

/** The same resource, and never in sync where nobody vouches for it. */
function trusted(
  resource: JudgedResource,
  { failed, reason }: VerdictTrust,
): JudgedResource {
  if (reason === undefined) return resource;
  // Without manifests everything in the cluster looks as if it were extra.
  if (failed) return uncompared(resource, reason);
  return resource.state === 'inSync' || resource.state === 'ignored'
    ? { ...resource, state: 'unknown', problem: reason }
    : resource;
}

// What is on neither side is nothing that could differ.
const exists = ({ hook, want, have, problem }: ManagedResourceFacts) =>
  !hook && (want !== null || have !== null || problem !== undefined);

function managedById({
  resources,
}: ArgocdApplicationInputs): Map<string, ManagedResourceFacts> {
  return new Map(
    resources.status === 'ok'
      ? resources.value
          .filter(exists)
          .map(resource => [resourceId(resource), resource])
      : [],
  );
}

/** Judges every resource of an application that could be read. `now` in milliseconds since 1970. */
export function judgedApplication(
  inputs: ArgocdApplicationInputs,
  facts: ApplicationFacts,
  now: number,
): JudgedApplication {
  const trust = verdictTrust(inputs, facts, now);
  const managed = managedById(inputs);
  const statuses = new Map(
    facts.resources
      .filter(({ hook }) => !hook)
      .map(status => [resourceId(status), status]),
  );
  const context = {
    rules: ignoreRules(facts.ignoreDifferences),
    deployedAt: deployedAt(facts),
    events: inputs.events,
    sync: facts.sync,
  };
  const resources = [
    ...[...managed].map(([id, resource]) =>
      judgedManaged(resource, statuses.get(id), context),
    ),
    ...[...statuses]
      .filter(([id]) => !managed.has(id))
      .map(([, status]) => judgedByStatus(status, facts.sync)),
  ];
  return {
    facts,
    trust,
    resources: resources.map(resource => trusted(resource, trust)),
    managed,
  };
}
