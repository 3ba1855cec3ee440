import type { ResourceRef } from '../../facts';
import type { SourceFile } from '../codifyInput';
import {
  documentsIn,
  isNamed,
  nameOf,
  type DocumentName,
  type FoundDocument,
} from '../foundDocument';
import { fileAt } from '../repositoryFolder';
import {
  kustomizationIn,
  renamed,
  resourcePaths,
  type Kustomization,
} from './kustomization';

/** Deeper than anybody builds them. */
const DEEPEST = 20;

/** An object of a base or overlay, and the kustomizations that it goes through, the outermost first. */
export interface KustomizedObject {
  found: FoundDocument;
  /** The name in its file. */
  own: DocumentName;
  /** The name below the outermost kustomization: what patches of that one see. */
  below: DocumentName;
  chain: readonly Kustomization[];
  generated: boolean;
}

/** The objects of a kustomization that come out under that name. */
export function kustomizedObjects(
  files: readonly SourceFile[],
  outermost: Kustomization,
  ref: ResourceRef,
  namespace: string,
): KustomizedObject[] {
  return objectsBelow(files, [outermost], wordOf(files, ref.name))
    .filter(({ own }) => own.kind === ref.kind && own.group === ref.group)
    .filter(({ below }) => isNamed(renamed(outermost, below), ref, namespace));
}

/** The objects that a chain of kustomizations is built from, out of files that hold the word. */
export function objectsBelow(
  files: readonly SourceFile[],
  chain: readonly Kustomization[],
  word: string,
): KustomizedObject[] {
  const innermost = chain[chain.length - 1];
  if (chain.length > DEEPEST) return [];
  return resourcePaths(innermost).flatMap(path => {
    const { repository } = innermost;
    const file = fileAt(files, repository, path);
    if (file) return objectsIn(file, chain, word);
    const next = kustomizationIn(files, repository, path);
    return next ? objectsBelow(files, [...chain, next], word) : [];
  });
}

function objectsIn(
  file: SourceFile,
  chain: readonly Kustomization[],
  word: string,
): KustomizedObject[] {
  const { documents, generated } = documentsIn(file, word);
  return documents.flatMap(found => {
    const own = nameOf(found);
    if (!own) return [];
    const below = chain
      .slice(1)
      .reduceRight((name, kustomization) => renamed(kustomization, name), own);
    return [{ found, own, below, chain, generated }];
  });
}

/** What a file must hold to have the object: its name, unless a kustomization puts something around names. */
function wordOf(files: readonly SourceFile[], name: string): string {
  return files.some(({ text }) => /name(?:Prefix|Suffix)/.test(text))
    ? ''
    : name;
}

/** The folders that kustomizations are built from and that nobody has read yet. @public */
export function missingFolders(
  files: readonly SourceFile[],
  repository: string,
  folder: string,
): string[] {
  const seen = new Set<string>();
  const missing = new Set<string>();
  const visit = (at: string, depth: number): void => {
    if (seen.has(at) || depth > DEEPEST) return;
    seen.add(at);
    const kustomization = kustomizationIn(files, repository, at);
    if (!kustomization) missing.add(at);
    else {
      resourcePaths(kustomization)
        .filter(path => !fileAt(files, repository, path))
        .forEach(path => visit(path, depth + 1));
    }
  };
  visit(folder, 0);
  missing.delete(folder);
  return [...missing].filter(path => !/\.(?:ya?ml|json)$/.test(path));
}
