import type { FluxObjectFacts, ResourceRef } from '../../facts';
import { resourceId } from '../../ids';
import type { FluxInputs } from '../../inputs';
import { plainText } from '../../plainText';
import type { JudgedResource } from '../judgedResource';
import { driftLines, isCut, type DriftLine } from './driftLines';
import { driftReport, type DriftReport } from './driftReport';
import { fluxTrust, type FluxTrust } from './fluxTrust';

/** A Flux object that could be read, with every resource judged. */
export interface JudgedFlux {
  facts: FluxObjectFacts;
  trust: FluxTrust;
  resources: JudgedResource[];
  /** True where Flux names more than could be read. */
  cut: boolean;
}

const HELM_GROUP = 'helm.toolkit.fluxcd.io';

function judged(
  ref: ResourceRef,
  verdict: Partial<JudgedResource> & Pick<JudgedResource, 'state'>,
): JudgedResource {
  const { group, kind, namespace, name } = ref;
  return {
    id: resourceId(ref),
    group,
    kind,
    namespace,
    name,
    fields: [],
    omitted: 0,
    ...verdict,
  };
}

// The summary does not name the API group; the inventory does.
function refOf(
  { kind, namespace, name }: DriftLine,
  inventory: readonly ResourceRef[],
): ResourceRef {
  const known = inventory.find(
    ref =>
      ref.kind === kind && ref.namespace === namespace && ref.name === name,
  );
  return known ?? { group: '', kind, namespace, name };
}

function verdictOf(
  { verdict, summary }: DriftLine,
  at: string,
): Partial<JudgedResource> & Pick<JudgedResource, 'state'> {
  switch (verdict) {
    case 'changed':
      return {
        state: 'drifted',
        foundAt: at,
        problem: `Flux tells how many fields differ, and not which: ${summary}.`,
      };
    case 'removed':
      return { state: 'missing', health: 'missing', foundAt: at };
    case 'excluded':
      return { state: 'ignored', ignoredBy: 'ignoreDifferences' };
    default:
      return { state: 'inSync' };
  }
}

function reported(
  facts: FluxObjectFacts,
  { message, at }: DriftReport,
): JudgedResource[] {
  const lines = driftLines(message);
  if (lines.length > 0)
    return lines.map(line =>
      judged(refOf(line, facts.inventory), verdictOf(line, at)),
    );
  const { kind, namespace, name } = facts;
  return [
    judged(
      { group: HELM_GROUP, kind, namespace, name },
      { state: 'drifted', foundAt: at, problem: plainText(message) },
    ),
  ];
}

function driftedOf(
  facts: FluxObjectFacts,
  events: FluxInputs['events'],
): { resources: JudgedResource[]; cut: boolean } {
  const report =
    facts.kind === 'HelmRelease' ? driftReport(facts, events) : undefined;
  return report?.drifted
    ? { resources: reported(facts, report), cut: isCut(report.message) }
    : { resources: [], cut: false };
}

/**
 * Judges every resource that a Flux object looks after: those of which it says that they differ, and the rest of its
 * inventory by how far its word can be relied on. `now` in milliseconds since 1970.
 */
export function judgedFlux(
  inputs: FluxInputs,
  facts: FluxObjectFacts,
  now: number,
): JudgedFlux {
  const { reason, stale } = fluxTrust(inputs, facts, now);
  const drifted = driftedOf(facts, inputs.events);
  const cutReason = drifted.cut
    ? 'Flux names more differences than could be read.'
    : undefined;
  const problem = reason ?? cutReason;
  const rest = facts.inventory.map(ref =>
    judged(ref, problem ? { state: 'unknown', problem } : { state: 'inSync' }),
  );
  const resources = new Map(
    [...rest, ...drifted.resources].map(resource => [resource.id, resource]),
  );
  return {
    facts,
    trust: { stale, ...(problem && { reason: problem }) },
    resources: [...resources.values()],
    cut: drifted.cut,
  };
}
