import { timestamp } from '../../kubernetes/world/identity.mjs';
import { changedFields, together, without } from './fieldTree.mjs';

/**
 * Who writes: the name of the field manager, and the subresource by which it does.
 * @typedef {{ manager: string, subresource?: string }} Writer
 */

/**
 * An object with the account of who wrote which field: what changed is the writer's from now on, and nobody else's.
 * The server notes no time for the subresource scale.
 *
 * @param {object | undefined} before
 * @param {object} after
 * @param {Writer} writer
 * @param {number} now milliseconds since 1970
 */
export function withManagedFields(before, after, writer, now) {
  const { manager, subresource } = writer;
  const fields = changedFields(before, after);
  const entries = before?.metadata.managedFields ?? [];
  if (Object.keys(fields).length === 0) return withEntries(after, entries);
  const isOwn = entry =>
    entry.manager === manager && entry.subresource === subresource;
  const own = entries.find(isOwn)?.fieldsV1 ?? {};
  const others = entries
    .filter(entry => !isOwn(entry))
    .map(entry => ({ ...entry, fieldsV1: without(entry.fieldsV1, fields) }))
    .filter(({ fieldsV1 }) => fieldsV1 !== undefined);
  const entry = {
    manager,
    operation: 'Update',
    apiVersion: after.apiVersion,
    ...(subresource !== 'scale' && { time: timestamp(now) }),
    fieldsType: 'FieldsV1',
    fieldsV1: together(own, fields),
    ...(subresource && { subresource }),
  };
  return withEntries(after, [...others, entry]);
}

function withEntries(object, managedFields) {
  return { ...object, metadata: { ...object.metadata, managedFields } };
}
