import { apiVersionOf, isBuiltIn } from './kinds.mjs';
import { notAcceptable } from './statusError.mjs';

/**
 * How an answer is to look: the whole objects, or their metadata alone.
 * @typedef {'whole' | 'metadata'} Representation
 */

const JSON_TYPES = ['application/json', 'application/*', '*/*'];

/**
 * What the Accept header asks for, the first that can be given.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-fetches
 * @param {string | undefined} accept
 * @returns {Representation}
 */
export function representationOf(accept) {
  for (const entry of (accept || '*/*').split(',')) {
    const [type, ...parameters] = entry.split(';').map(part => part.trim());
    if (JSON_TYPES.includes(type)) {
      const { as, g, v } = Object.fromEntries(
        parameters.map(parameter => parameter.split('=')),
      );
      if (as === undefined) return 'whole';
      const isMetadata = /^PartialObjectMetadata(List)?$/.test(as);
      if (isMetadata && g === 'meta.k8s.io' && v === 'v1') return 'metadata';
    }
  }
  throw notAcceptable();
}

/** An object as it is represented. */
export function represented(object, representation) {
  if (representation === 'whole') return object;
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

/** `kind` and `apiVersion` of a list, and its items: those of a whole list carry neither. */
export function representedList(objects, { resource, representation }) {
  if (representation === 'metadata') {
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      items: objects.map(object => represented(object, representation)),
    };
  }
  return {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    items: isBuiltIn(resource) ? objects.map(withoutKind) : objects,
  };
}

/** Items of built-in lists say neither kind nor apiVersion; those of custom resources do. */
function withoutKind({ kind: _kind, apiVersion: _apiVersion, ...object }) {
  return object;
}
