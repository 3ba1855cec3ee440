import { LABELS } from '../model/labels';
import type { QuotaChange } from './quotaChange';
import type { Head, QuotaPlace } from './quotaPlace';
import {
  isDeviceClassKey,
  isExtendedResource,
  quotaKeysFor,
} from './quotaResource';
import { ambiguousKey } from './refusals';
import type { YamlDocument } from '../yamlText/yamlDocuments';
import { mapAt, quantityAt } from './yamlPlace';

const HARD = ['spec', 'hard'];

/** The place of the resource in a ResourceQuota: `spec.hard[<key>]`, added where it is missing. */
export function resourceQuotaPlace(
  { document }: YamlDocument,
  { metadata, spec }: Head,
  { resource }: QuotaChange,
): QuotaPlace {
  const { name, namespace, labels } = metadata;
  const stage = labels?.[LABELS.stage];
  const key = keyIn(spec?.hard, resource, name);
  const path = [...HARD, key];
  const value = quantityAt(document, path);
  return {
    object: {
      kind: 'ResourceQuota',
      name,
      ...(namespace !== undefined && { namespace }),
    },
    ...(stage !== undefined && { stage: String(stage) }),
    ...{ path, document },
    ...(value ? { value } : addable(document)),
  };
}

function addable(document: QuotaPlace['document']): Pick<QuotaPlace, 'map'> {
  const map = mapAt(document, HARD);
  return map ? { map } : {};
}

/** The key that the quota counts the resource by; the usual one where it does not count it. */
function keyIn(hard: unknown, resource: string, name: string): string {
  const there = Object.keys(
    typeof hard === 'object' && hard !== null ? hard : {},
  );
  if (there.includes(resource)) return resource;
  const keys = quotaKeysFor(resource);
  const found = keys.filter(key => there.includes(key));
  if (found.length > 1) throw ambiguousKey(name, found);
  const [key = keys[0]] = found;
  // A DeviceClass may stand for the very devices: only the cluster knows, so the caller has to say which key.
  const classes = isExtendedResource(resource)
    ? there.filter(isDeviceClassKey)
    : [];
  if (found.length === 0 && key !== resource && classes.length > 0) {
    throw ambiguousKey(name, [key, ...classes]);
  }
  return key;
}
