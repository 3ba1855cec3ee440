import type { DocumentMetadata } from '../documentMetadata';
import { fullOwnerRef } from '../entityRef';
import type { MetadataInput } from '../metadataSchema';

/** A record with its keys in the order of their code units, so that the same content prints the same bytes. */
export function sorted<Value>(
  record: Record<string, Value> = {},
): Record<string, Value> {
  // Object.fromEntries over entries, so that a key named __proto__ stays data.
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Metadata with the owner written out and the labels sorted. */
export function fillMetadata(given: MetadataInput): DocumentMetadata {
  return {
    name: given.name,
    project: given.project,
    owner: fullOwnerRef(given.owner),
    department: given.department,
    costCenter: given.costCenter,
    ...(given.description !== undefined && { description: given.description }),
    labels: sorted(given.labels),
  };
}
