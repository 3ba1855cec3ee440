import { z } from 'zod';
import { LABELS } from '../model/labels';
import type { FieldPath } from './fieldPath';
import type { QuotaChange } from './quotaChange';
import type { Head, QuotaPlace } from './quotaPlace';
import { quotaResource } from './quotaResource';
import { noSuchFlavor } from './refusals';
import type { YamlDocument } from './yamlFile';
import { quantityAt } from './yamlPlace';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

const groupsSchema = z.array(
  z.object({
    flavors: z.array(
      z.object({
        name: z.string(),
        resources: z.array(z.object({ name: z.string() })),
      }),
    ),
  }),
);

interface FlavorPlace {
  flavor: string;
  path: FieldPath;
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
  return meant.map(each => {
    const value = quantityAt(document, each.path);
    return { ...place, ...each, ...(value && { value }) };
  });
}

/** True if the queue says that only this namespace may use it. */
export function selectsNamespace({ spec }: Head, namespace: string): boolean {
  const selector = z
    .object({ matchLabels: z.record(z.unknown()) })
    .safeParse(spec?.namespaceSelector);
  return (
    selector.success && selector.data.matchLabels[NAMESPACE_NAME] === namespace
  );
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
