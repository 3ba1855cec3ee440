import { z } from 'zod';
import { LABELS } from '../model/labels';
import { parseQuantity, type Quantity } from '../model/quantity';
import type { FieldPath } from '../yamlText/fieldPath';
import type { QuotaChange } from './quotaChange';
import type { Head, QuotaPlace } from './quotaPlace';
import { quotaResource } from './quotaResource';
import { noSuchFlavor } from './refusals';
import type { YamlDocument } from '../yamlText/yamlDocuments';
import { quantityAt } from './yamlPlace';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

const groupsSchema = z.array(
  z.object({
    flavors: z.array(
      z.object({
        name: z.string(),
        resources: z.array(
          z.object({ name: z.string(), nominalQuota: z.unknown() }),
        ),
      }),
    ),
  }),
);

interface FlavorPlace {
  flavor: string;
  path: FieldPath;
  nominal: Quantity;
}

/**
 * The places of the resource in a ClusterQueue: the nominal quota of each flavour, or of the one that is named. Without
 * the resource, one place that has no value.
 */
export function clusterQueuePlaces(
  { document }: YamlDocument,
  { metadata, spec }: Head,
  { resource, flavor }: QuotaChange,
): QuotaPlace[] {
  const { name, labels } = metadata;
  const stage = labels?.[LABELS.stage];
  const place: QuotaPlace = {
    object: { kind: 'ClusterQueue', name },
    ...(stage !== undefined && { stage: String(stage) }),
    ...{ path: [], document },
  };
  const all = flavorsWith(spec?.resourceGroups, resource);
  if (all.length === 0) return [place];
  const meant = all.filter(
    each => flavor === undefined || each.flavor === flavor,
  );
  if (meant.length === 0) {
    throw noSuchFlavor(
      name,
      `${flavor}`,
      all.map(each => each.flavor),
    );
  }
  return meant.map(({ path, ...each }) => {
    const value = quantityAt(document, path);
    return {
      ...{ ...place, path, flavor: each.flavor },
      ...(value && { value }),
      ...(all.length > 1 && { others: sumOf(all) - each.nominal }),
    };
  });
}

/** The namespace that alone may use the queue, where it says so by name. */
export function selectedNamespace({ spec }: Head): string | undefined {
  const selector = z
    .object({ matchLabels: z.object({ [NAMESPACE_NAME]: z.string() }) })
    .safeParse(spec?.namespaceSelector);
  return selector.success
    ? selector.data.matchLabels[NAMESPACE_NAME]
    : undefined;
}

function sumOf(places: readonly FlavorPlace[]): Quantity {
  return places.reduce((sum, { nominal }) => sum + nominal, 0n);
}

/** What cannot be read is no quota: Kueue refuses the queue. */
function quantityOf(amount: unknown): Quantity {
  const isAmount = typeof amount === 'string' || typeof amount === 'number';
  return (isAmount && parseQuantity(amount)) || 0n;
}

function flavorsWith(groups: unknown, resource: string): FlavorPlace[] {
  const parsed = groupsSchema.safeParse(groups);
  if (!parsed.success) return [];
  const wanted = quotaResource(resource);
  return parsed.data.flatMap(({ flavors }, group) =>
    flavors.flatMap(({ name, resources }, position) =>
      resources.flatMap((each, index) =>
        quotaResource(each.name) === wanted
          ? [
              {
                flavor: name,
                nominal: quantityOf(each.nominalQuota),
                path: [
                  ...['spec', 'resourceGroups', group, 'flavors', position],
                  ...['resources', index, 'nominalQuota'],
                ],
              },
            ]
          : [],
      ),
    ),
  );
}
