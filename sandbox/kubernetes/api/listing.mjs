import { representedList } from './representation.mjs';
import { fieldSelector, labelSelector } from './selectors.mjs';
import { badRequest, expired, StatusError } from './statusError.mjs';

const TOO_OLD =
  'The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.';

/**
 * Answers a LIST: `limit` and `continue`, selectors, `resourceVersion` with `resourceVersionMatch=Exact`. All pages of a
 * list show the same moment.
 *
 * @param {import('./objectStore.mjs').ObjectStore} store
 * @param {{ resource: import('./kinds.mjs').Kind, namespace?: string }} target
 * @param {{ query: URLSearchParams, representation: import('./representation.mjs').Representation }} options
 */
export function listAnswer(store, target, { query, representation }) {
  const { kind } = target.resource;
  const limit = numberOf(query, 'limit') ?? 0;
  const { version, after } = positionOf(store, query);
  const matches = matcher(target, query);
  const all = entries(store, kind, { version, after }).filter(([, object]) =>
    matches(object),
  );
  const page = limit > 0 ? all.slice(0, limit) : all;
  const left = all.length - page.length;
  const selects = query.get('labelSelector') || query.get('fieldSelector');
  const { items, ...type } = representedList(
    page.map(([, object]) => object),
    { resource: target.resource, representation },
  );
  return {
    ...type,
    metadata: {
      resourceVersion: String(version),
      ...(left > 0 && {
        continue: continueToken(version, page.at(-1)[0]),
        ...(!selects && { remainingItemCount: left }),
      }),
    },
    items,
  };
}

/** Which objects of its kind a request is about. */
export function matcher({ resource, namespace }, query) {
  const hasLabels = labelSelector(query.get('labelSelector'));
  const hasFields = fieldSelector(query.get('fieldSelector'), resource.fields);
  return object =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    hasLabels(object) &&
    hasFields(object);
}

/** A parameter that is a whole number, 0 or more. */
export function numberOf(query, name) {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  if (!/^\d{1,15}$/.test(text)) {
    throw badRequest(`invalid value for ${name}: ${JSON.stringify(text)}`);
  }
  return Number(text);
}

function positionOf(store, query) {
  const token = query.get('continue');
  if (token) return decoded(token);
  const version = numberOf(query, 'resourceVersion') ?? 0;
  const exact = query.get('resourceVersionMatch') === 'Exact' && version > 0;
  // Newer than asked for is as good, but a version that is still to come is not.
  if (!exact && version > store.version) store.list('', version);
  return { version: exact ? version : store.version, after: '' };
}

function entries(store, kind, { version, after }) {
  try {
    return store.list(kind, version).filter(([key]) => key > after);
  } catch (error) {
    if (after && error instanceof StatusError && error.code === 410) {
      throw expired(TOO_OLD);
    }
    throw error;
  }
}

function continueToken(version, after) {
  const token = JSON.stringify({ v: 'meta.k8s.io/v1', rv: version, after });
  return Buffer.from(token).toString('base64url');
}

function decoded(token) {
  try {
    const text = Buffer.from(token, 'base64url').toString();
    const { v, rv, after } = JSON.parse(text);
    if (
      v === 'meta.k8s.io/v1' &&
      Number.isSafeInteger(rv) &&
      typeof after === 'string'
    ) {
      return { version: rv, after };
    }
  } catch {
    // Said below, as for a token that is JSON but not ours.
  }
  throw badRequest('continue key is not valid');
}
