import type { DocumentName } from '../foundDocument';
import type { SourceFile } from '../codifyInput';
import { fileAt, joinPath } from '../repositoryFolder';
import { KUSTOMIZATIONS } from '../sourceTool';
import { dataAt } from '../../../yamlText/jsonData';
import { readYamlDocuments } from '../../../yamlText/yamlDocuments';
import { YamlTextError } from '../../../yamlText/yamlTextError';

/** A kustomization, and the folder that it stands in. */
export interface Kustomization {
  repository: string;
  folder: string;
  file: SourceFile;
  data: unknown;
}

/** The kustomization of a folder; undefined where there is none that can be read. */
export function kustomizationIn(
  files: readonly SourceFile[],
  repository: string,
  folder: string,
): Kustomization | undefined {
  const file = KUSTOMIZATIONS.map(name =>
    fileAt(files, repository, joinPath(folder, name)),
  ).find(each => each !== undefined);
  if (!file) return undefined;
  try {
    const documents = readYamlDocuments(file.text);
    const [first] = documents;
    return documents.length === 1 && first
      ? { repository, folder, file, data: first.data }
      : undefined;
  } catch (error) {
    if (!(error instanceof YamlTextError)) throw error;
    return undefined;
  }
}

/** The texts of a list of a kustomization. */
export function textsOf({ data }: Kustomization, key: string): string[] {
  return listOf({ data }, key).filter(each => typeof each === 'string');
}

/** A list of a kustomization; empty where there is none. */
export function listOf(
  { data }: Pick<Kustomization, 'data'>,
  key: string,
): unknown[] {
  const list = dataAt(data, [key]);
  return Array.isArray(list) ? list : [];
}

/** Paths within the repository of what a kustomization is built from. */
export function resourcePaths(kustomization: Kustomization): string[] {
  return ['resources', 'bases', 'components']
    .flatMap(key => textsOf(kustomization, key))
    .flatMap(entry => joinPath(kustomization.folder, entry) ?? []);
}

/** What a kustomization makes of the name of an object from below. */
export function renamed(
  { data }: Kustomization,
  { name, ...rest }: DocumentName,
): DocumentName {
  const [prefix, suffix, namespace] = [
    ...['namePrefix', 'nameSuffix', 'namespace'],
  ].map(key => dataAt(data, [key]));
  return {
    ...rest,
    name: `${prefix ?? ''}${name}${suffix ?? ''}`,
    ...(typeof namespace === 'string' && { namespace }),
  };
}

/** Fields by which a kustomization changes objects in ways that are not followed here. */
const NOT_FOLLOWED = ['transformers', 'replacements', 'vars', 'validators'];

/** True for a kustomization that changes objects in ways that are not followed here. */
export function isOpaque(kustomization: Kustomization): boolean {
  return NOT_FOLLOWED.some(key => listOf(kustomization, key).length > 0);
}
