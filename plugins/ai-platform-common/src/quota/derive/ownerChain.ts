import type { ControllerFacts, OwnerFacts, PodFacts } from '../facts/facts';

/** An object that may own others, and be owned. */
export interface OwnedObject extends OwnerFacts {
  readonly owner?: OwnerFacts;
  readonly component?: string;
}

/** Who an object belongs to, step by step. */
export interface OwnerChain {
  /** The object itself first. */
  readonly links: readonly OwnerFacts[];
  readonly top: OwnerFacts;
  /** Of the first link that has one. */
  readonly component?: string;
}

/** By `ownerKey`. */
export type OwnerIndex = ReadonlyMap<string, OwnedObject>;

/** What tells the objects of a namespace apart. */
export function ownerKey({ kind, name }: OwnerFacts): string {
  return `${kind}/${name}`;
}

/** The pod as an object that is owned. */
export function podObject(pod: PodFacts): OwnedObject {
  const { name, owner, component } = pod;
  return {
    kind: 'Pod',
    name,
    ...(owner && { owner }),
    ...(component !== undefined && { component }),
  };
}

/** Everything of a namespace that may be a link of a chain. */
export function ownerIndex(
  controllers: readonly ControllerFacts[],
  pods: readonly PodFacts[],
): OwnerIndex {
  const objects: readonly OwnedObject[] = [
    ...controllers,
    ...pods.map(podObject),
  ];
  return new Map(objects.map(object => [ownerKey(object), object]));
}

/**
 * The chain of owners of an object, up to the first one that is not in the index. Chains that bite their own tail end
 * before they do.
 */
export function ownerChain(object: OwnedObject, index: OwnerIndex): OwnerChain {
  const links: OwnerFacts[] = [];
  const seen = new Set<string>();
  let component: string | undefined;
  let next: OwnedObject | undefined = object;
  while (next && !seen.has(ownerKey(next))) {
    seen.add(ownerKey(next));
    links.push({ kind: next.kind, name: next.name });
    component ??= next.component;
    const owner: OwnerFacts | undefined = next.owner;
    next = owner && (index.get(ownerKey(owner)) ?? owner);
  }
  return {
    links,
    top: links[links.length - 1],
    ...(component !== undefined && { component }),
  };
}

/** The chain of a pod. The label of an InferenceService wins: the chain that Knative makes is long. */
export function podChain(pod: PodFacts, index: OwnerIndex): OwnerChain {
  const chain = ownerChain(podObject(pod), index);
  if (pod.inferenceService === undefined) return chain;
  const top = { kind: 'InferenceService', name: pod.inferenceService };
  return { ...chain, links: [...chain.links, top], top };
}
