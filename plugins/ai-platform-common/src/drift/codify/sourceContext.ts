import type { ResourceRef } from '../facts';
import type { CodifyInput, CodifySource, SourceFile } from './codifyInput';
import type { FieldChange, ValueChange } from './fieldChange';

/** One field to be codified, and one source that may hold it. */
export interface PlaceSearch {
  input: CodifyInput;
  source: CodifySource & { repository: string };
  /** Folder of the source in its repository; the root is empty. */
  folder: string;
  /** The files as the changes before have left them. */
  files: readonly SourceFile[];
  change: FieldChange;
  /** The single values of the change. */
  values: readonly ValueChange[];
}

/** What names the resource. */
export function refOf({ input }: PlaceSearch): ResourceRef {
  const { group, kind, namespace, name } = input.resource;
  return { group, kind, namespace, name };
}
