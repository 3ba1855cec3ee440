import { ECOSYSTEM_ANNOTATIONS } from '../../model/labels';
import { valueAt } from '../../model/valueAt';
import type { ObjectFacts, OwnerFacts } from './facts';
import { isTrueAt, listAt, secondsAt, textAt } from './fields';

/** Where an object is; undefined where it has no name, for then it is no Kubernetes object. */
export function placeOf(object: unknown): ObjectFacts | undefined {
  // Names are not shared: they differ.
  const name = valueAt(object, ['metadata', 'name']);
  if (typeof name !== 'string' || name === '') return undefined;
  return { namespace: textAt(object, 'metadata', 'namespace') ?? '', name };
}

/** Seconds since 1970; 0 where the object does not say. */
export function createdAtOf(object: unknown): number {
  return secondsAt(object, 'metadata', 'creationTimestamp') ?? 0;
}

/** The controller that the object belongs to. */
export function ownerOf(object: unknown): OwnerFacts | undefined {
  const owner = listAt(object, 'metadata', 'ownerReferences').find(reference =>
    isTrueAt(reference, 'controller'),
  );
  const kind = textAt(owner, 'kind');
  const name = textAt(owner, 'name');
  return kind && name ? { kind, name } : undefined;
}

/** The value of a label. */
export function labelOf(object: unknown, label: string): string | undefined {
  return textAt(object, 'metadata', 'labels', label);
}

/** The catalog's name for the component that an object belongs to. */
export function componentOf(object: unknown): string | undefined {
  return labelOf(object, ECOSYSTEM_ANNOTATIONS.kubernetesId);
}
