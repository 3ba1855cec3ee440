import type { NodeFacts, ResourceFlavorFacts } from '../facts/facts';
import { memoize } from './memoize';
import { nodeOffers } from './nodeOffers';

/** Names of the models that a flavour has of an accelerator; undefined where no node is seen to belong to it. */
type ModelsOnFlavor = (
  flavor: string,
  accelerator: string,
) => ReadonlySet<string> | undefined;

function matches(
  node: NodeFacts,
  nodeLabels: ResourceFlavorFacts['nodeLabels'],
): boolean {
  return Object.entries(nodeLabels).every(
    ([label, value]) => node.labels[label] === value,
  );
}

function lookUp(
  nodes: readonly NodeFacts[],
  flavors: readonly ResourceFlavorFacts[],
  flavorName: string,
  accelerator: string,
): ReadonlySet<string> | undefined {
  const flavor = flavors.find(one => one.name === flavorName);
  if (!flavor) return undefined;
  const models = new Set(
    (nodeOffers(nodes).usable.get(accelerator) ?? [])
      .filter(({ node }) => matches(node, flavor.nodeLabels))
      .flatMap(({ kind }) => kind.model?.name ?? []),
  );
  return models.size > 0 ? models : undefined;
}

/** What the nodes of each flavour are, remembered for the two arrays. */
const modelsOnFlavor = memoize((nodes: readonly NodeFacts[]) =>
  memoize((flavors: readonly ResourceFlavorFacts[]): ModelsOnFlavor => {
    const known = new Map<string, ReturnType<ModelsOnFlavor>>();
    return (flavor, accelerator) => {
      const key = JSON.stringify([flavor, accelerator]);
      if (!known.has(key)) {
        known.set(key, lookUp(nodes, flavors, flavor, accelerator));
      }
      return known.get(key);
    };
  }),
);

/**
 * Names of the models that the flavours have of an accelerator. Undefined where that is not known of every one of them:
 * a flavour may select its nodes by labels that are not kept, or have none at the moment.
 */
export function modelsOnFlavors(
  nodes: readonly NodeFacts[],
  flavors: readonly ResourceFlavorFacts[],
  wanted: { flavors: Iterable<string>; accelerator: string },
): ReadonlySet<string> | undefined {
  const look = modelsOnFlavor(nodes)(flavors);
  const models = new Set<string>();
  for (const flavor of wanted.flavors) {
    const found = look(flavor, wanted.accelerator);
    if (!found) return undefined;
    found.forEach(model => models.add(model));
  }
  return models.size > 0 ? models : undefined;
}
