import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { born, timeOf, timestamp } from './identity.mjs';

/** When the story's YAML takes place. All its times move along so that this is the moment at which it begins. */
const EPOCH = Date.parse('2026-01-05T09:00:00Z');
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const SUBMITTED = 'submitted';

/**
 * Reads the objects that are there when the story begins, and the Jobs of `submitted/` that a team submits over and over.
 * Objects get the uids that the YAML leaves out, their owners' as well.
 *
 * @param {string} folder
 * @param {number} begin milliseconds since 1970
 * @returns {Promise<{ objects: object[], templates: object[] }>}
 */
export async function readStory(folder, begin) {
  const templates = await readFolder(path.join(folder, SUBMITTED));
  return { objects: await readObjects(folder, begin), templates };
}

/** The objects of a folder's YAML, with their times moved to where the story begins. */
export async function readObjects(folder, begin) {
  const objects = await readFolder(folder);
  return withOwners(objects.map(object => moved(object, begin)).map(known));
}

async function readFolder(folder) {
  const names = (await readdir(folder)).filter(name => name.endsWith('.yaml'));
  const texts = await Promise.all(
    names.sort().map(name => readFile(path.join(folder, name), 'utf8')),
  );
  return texts.flatMap(text =>
    parseAllDocuments(text, { merge: true }).flatMap(document => {
      if (document.errors.length > 0) throw document.errors[0];
      const object = document.toJS();
      return object.kind === 'List' ? object.items : [object];
    }),
  );
}

function moved(value, begin) {
  if (typeof value === 'string' && TIME.test(value)) {
    return timestamp(timeOf(value) - EPOCH + begin);
  }
  if (Array.isArray(value)) return value.map(item => moved(item, begin));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, moved(item, begin)]),
  );
}

function known(object) {
  return born(object, timeOf(object.metadata.creationTimestamp));
}

function withOwners(objects) {
  const uidOf = ({ kind, name }, namespace) =>
    objects.find(
      ({ kind: ownKind, metadata }) =>
        ownKind === kind &&
        metadata.name === name &&
        metadata.namespace === namespace,
    ).metadata.uid;
  return objects.map(object => {
    const { ownerReferences, ...metadata } = object.metadata;
    if (!ownerReferences) return object;
    const owners = ownerReferences.map(owner => ({
      ...owner,
      uid: uidOf(owner, metadata.namespace),
    }));
    return { ...object, metadata: { ...metadata, ownerReferences: owners } };
  });
}
