import { isGenerated } from '../../emit/generated';
import type { FieldPath } from '../../yamlText/fieldPath';
import { dataAt } from '../../yamlText/jsonData';
import { readYamlDocuments } from '../../yamlText/yamlDocuments';
import { YamlTextError } from '../../yamlText/yamlTextError';
import type { ResourceRef } from '../facts';
import type { SourceFile } from './codifyInput';

/** An object in a file. */
export interface FoundDocument {
  file: SourceFile;
  /** Position of the document in the file. */
  index: number;
  /** Where the object stands in the document: empty, or its place in a list. */
  base: FieldPath;
  data: unknown;
}

/** What a file says of objects of a name. */
export interface FileContent {
  documents: FoundDocument[];
  /** True for a file that a template engine or Flagstone itself writes. */
  generated: boolean;
}

/** The objects of a file; none where it is no YAML. A file without the word is not read, which saves most of the time. */
export function documentsIn(file: SourceFile, word: string): FileContent {
  if (!file.text.includes(word)) return { documents: [], generated: false };
  try {
    const documents = readYamlDocuments(file.text).flatMap(({ data }, index) =>
      objectsOf(data).map(base => ({
        ...{ file, index, base, data: dataAt(data, base) },
      })),
    );
    const { path, text: content } = file;
    return { documents, generated: isGenerated({ path, content }) };
  } catch (error) {
    if (!(error instanceof YamlTextError)) throw error;
    return { documents: [], generated: error.fault === 'templated' };
  }
}

/** The places of the objects in a document: itself, or the items of a list. */
function objectsOf(data: unknown): FieldPath[] {
  const items = dataAt(data, ['items']);
  const kind = dataAt(data, ['kind']);
  return typeof kind === 'string' &&
    kind.endsWith('List') &&
    Array.isArray(items)
    ? items.map((_item, index) => ['items', index])
    : [[]];
}

/** What names an object in a file. */
export interface DocumentName {
  group: string;
  kind: string;
  name: string;
  /** Undefined where the file leaves it open. */
  namespace?: string;
}

/** The name of the object in a file; undefined where it has none. */
export function nameOf({ data }: FoundDocument): DocumentName | undefined {
  const [apiVersion, kind, name, namespace] = [
    ...[['apiVersion'], ['kind']],
    ...[
      ['metadata', 'name'],
      ['metadata', 'namespace'],
    ],
  ].map(path => dataAt(data, path));
  if (
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    typeof name !== 'string'
  ) {
    return undefined;
  }
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return {
    ...{ group, kind, name },
    ...(typeof namespace === 'string' && { namespace }),
  };
}

/** True for an object of that group, kind, name and namespace; one without a namespace is in the given one. */
export function isNamed(
  found: DocumentName | undefined,
  ref: ResourceRef,
  namespace: string,
): boolean {
  return (
    found !== undefined &&
    found.group === ref.group &&
    found.kind === ref.kind &&
    found.name === ref.name &&
    (ref.namespace === '' || (found.namespace ?? namespace) === ref.namespace)
  );
}
