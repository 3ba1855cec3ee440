import { labelSelector } from '../../kubernetes/api/selectors.mjs';
import { invalidArgument } from './refusal.mjs';

/**
 * Reads which applications a list or a watch is about: `name`, `appNamespace`, `projects`, `project`, `selector`, `repo`.
 * @param {URLSearchParams} query
 * @returns {(application: object) => boolean}
 */
export function selectionOf(query) {
  const projects = [...query.getAll('projects'), ...query.getAll('project')];
  const selects = selectorOf(query.get('selector'));
  const is = (parameter, value) =>
    !query.get(parameter) || query.get(parameter) === value;
  return application => {
    const { metadata, spec } = application;
    return (
      is('name', metadata.name) &&
      is('appNamespace', metadata.namespace) &&
      is('repo', spec.source.repoURL) &&
      (projects.length === 0 || projects.includes(spec.project)) &&
      selects(application)
    );
  };
}

function selectorOf(text) {
  try {
    return labelSelector(text);
  } catch (error) {
    throw invalidArgument(error.message);
  }
}

/** As Argo CD gives an application: without kind and version. */
export function shown({ kind: _kind, apiVersion: _version, ...application }) {
  return application;
}
