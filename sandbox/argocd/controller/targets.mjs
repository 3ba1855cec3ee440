import { isDeepStrictEqual } from 'node:util';
import { KINDS } from '../../kubernetes/api/kinds.mjs';
import { rendered, tracked } from '../manifests/rendered.mjs';

/**
 * What Git says of an application at a revision, or why nobody knows.
 * @typedef {{ revision: string, source?: object, type?: string, objects?: object[], error?: string }} Targets
 */

/**
 * What Git says of an application now.
 * @param {import('../git/localSources.mjs').LocalSources} sources
 * @param {object} application
 * @param {Targets} [known] what it said before: the same commit says the same
 * @returns {Promise<Targets>}
 */
export async function targetsOf(sources, application, known) {
  const { repoURL, targetRevision } = application.spec.source;
  let revision = targetRevision ?? 'HEAD';
  try {
    revision = await sources.resolve(repoURL, targetRevision);
    const isKnown =
      known?.revision === revision &&
      isDeepStrictEqual(known.source, application.spec.source);
    if (isKnown && known.objects) return known;
    return await targetsAt(sources, application, revision);
  } catch (error) {
    return { revision, error: error.message };
  }
}

/**
 * What Git says of an application at one commit.
 * @throws Error in the words of Argo CD
 * @returns {Promise<Targets>}
 */
export async function targetsAt(sources, application, revision) {
  const { source } = application.spec;
  const reader = {
    under: folder => sources.files(source.repoURL, revision, folder),
    file: name => sources.file(source.repoURL, revision, name),
  };
  const { type, objects } = await rendered(application, source, reader);
  return {
    ...{ revision, source, type },
    objects: tracked(application, objects, isNamespaced),
  };
}

/** The paths of the repository that an application is made from. */
export function pathsOf({ spec: { source } }) {
  const values = (source.helm?.valueFiles ?? []).filter(name =>
    name.startsWith('/'),
  );
  return [source.path, ...values.map(name => name.slice(1))];
}

function isNamespaced({ kind }) {
  return KINDS.find(known => known.kind === kind)?.namespaced ?? true;
}
