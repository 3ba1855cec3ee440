import { parseAllDocuments } from 'yaml';

/**
 * The Kubernetes objects of a YAML file.
 * @param {{ path: string, text: string }} file
 * @returns {object[]}
 * @throws Error that names the file, for what is no YAML or holds something that is no object
 */
export function objectsOf({ path, text }) {
  return parseAllDocuments(text)
    .map(document => {
      if (document.errors.length > 0) {
        throw new Error(`${path}: ${document.errors[0].message}`);
      }
      return document.toJS();
    })
    .filter(object => object !== null)
    .flatMap(object => (object?.kind === 'List' ? object.items : [object]))
    .map(object => {
      if (typeof object?.kind !== 'string' || !object.metadata?.name) {
        throw new Error(`${path}: not a Kubernetes object`);
      }
      return object;
    });
}
